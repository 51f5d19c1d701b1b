/* SPDX-License-Identifier: EPL-2.0 */
/*
 * Reads what the virtual board's rpmsg-source sends and throws it away, as a
 * reference for the whole chain to a capture on the desktop. Runs on the board:
 *
 *   read-rate WAY DESTINATION SIZE RATE COUNT    such as: read-rate fd 0x402 64 20000 100000
 *
 * Asks for COUNT messages at RATE a second, and checks the sequence numbers with
 * which they start. Prints one line of JSON: how many came, how many were out of
 * sequence, and the nanoseconds from the first to the last. The clock is read for
 * those two only, and once in a thousand messages. Gives up when nothing comes for
 * five seconds, and when messages are two seconds late: what waits takes the
 * board's memory. Then it tells the remote to stop, which would go on with whoever
 * gets the address next.
 * Exit status: 0 measured, 1 not, 2 wrong use.
 *
 *   cc -Wall -Wextra -Werror -O2 -o read-rate read-rate.c
 */
#define _GNU_SOURCE
#define PROGRAM "read-rate"
#include <inttypes.h>
#include <poll.h>

#include "endpoint.h"

#define SILENCE_MS 5000
#define MAX_LATE_NS INT64_C(2000000000)
#define LOOK 1024

/* Whether the message of this number comes far too late. */
static bool is_late(int64_t first, uint32_t number, uint32_t rate)
{
    return rate > 0 && now_ns() - first > number * INT64_C(1000000000) / rate + MAX_LATE_NS;
}

/* The sequence number that a message starts with, little-endian. */
static uint32_t number_of(const unsigned char *m)
{
    return m[0] | (uint32_t)m[1] << 8 | (uint32_t)m[2] << 16 | (uint32_t)m[3] << 24;
}

int main(int argc, char **argv)
{
    unsigned char message[RPMSG_PAYLOAD_MAX];
    struct pollfd wait = {.events = POLLIN};
    int64_t nanos = 0;
    uint32_t received = 0, wrong = 0, next = 0, count, rate;
    char request[100];
    int length;

    if (argc != 6) {
        fprintf(stderr, "usage: read-rate legacy|fd DESTINATION SIZE RATE COUNT\n");
        return 2;
    }
    rate = (uint32_t)strtoul(argv[4], NULL, 10);
    count = (uint32_t)strtoul(argv[5], NULL, 10);
    wait.fd = create_endpoint(argv[1], (uint32_t)strtoul(argv[2], NULL, 0));
    length = snprintf(request, sizeof request, "send %.20s size %.20s rate %.20s", argv[5], argv[3], argv[4]);
    if (write(wait.fd, request, (size_t)length) != length)
        die("write");
    while (received < count) {
        ssize_t n = read(wait.fd, message, sizeof message);

        if (n >= (ssize_t)sizeof next) {
            if (received == 0)
                nanos = now_ns();
            received++;
            wrong += number_of(message) != next;
            next = number_of(message) + 1;
            if (received % LOOK == 0 && is_late(nanos, received, rate))
                break;
        } else if (n < 0 && errno == EAGAIN) {
            if (poll(&wait, 1, SILENCE_MS) == 0)
                break;
        } else if (n < 0) {
            die("read");
        }
    }
    nanos = now_ns() - nanos;
    if (received < count && write(wait.fd, "stop", 4) != 4)
        perror("write");
    destroy_endpoint(wait.fd);
    printf("{\"received\":%" PRIu32 ",\"wrong\":%" PRIu32 ",\"nanos\":%" PRId64 "}\n", received, wrong, nanos);
    return 0;
}
