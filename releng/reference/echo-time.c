/* SPDX-License-Identifier: EPL-2.0 */
/*
 * How long a message takes to an echo service and back, as a reference for the
 * agent's own figure: no Java, no JNA. Runs on the board:
 *
 *   echo-time WAY DESTINATION SIZE    such as: echo-time fd 1024 64
 *
 * For each byte that comes on standard input it sends one message, waits for its
 * echo, and prints the nanoseconds between on a line ("lost" after one second), so
 * that whoever drives it sets the pace; a millisecond later, when sshd has come to
 * rest that brought the byte and would take the CPU. The clock is read before write(2) and after
 * the read(2) that returned the echo. A second thread is parked, as a JVM has many:
 * the kernel's way to a descriptor is longer when there is more than one.
 * Ends with its input. Exit status: 0 measured, 1 not, 2 wrong use.
 *
 *   cc -Wall -Wextra -Werror -O2 -pthread -o echo-time echo-time.c
 */
#define _GNU_SOURCE
#define PROGRAM "echo-time"
#include <inttypes.h>
#include <poll.h>
#include <pthread.h>

#include "endpoint.h"

#define SETTLE_US 1000
#define LIMIT_MS 1000
#define LIMIT_NS (LIMIT_MS * INT64_C(1000000))

static void *park(void *unused)
{
    for (;;)
        pause();
    return unused;
}

/* Nanoseconds, or -1 where no echo came in time. */
static int64_t echo_ns(int endpoint, const char *message, size_t size)
{
    struct pollfd wait = {.fd = endpoint, .events = POLLIN};
    char answer[RPMSG_PAYLOAD_MAX];
    int64_t start = now_ns(), end;
    ssize_t n;

    while (write(endpoint, message, size) < 0)
        if (errno != EAGAIN)
            die("write");
    do {
        if (poll(&wait, 1, LIMIT_MS) < 0)
            die("poll");
        n = read(endpoint, answer, sizeof answer);
        if (n < 0 && errno != EAGAIN)
            die("read");
        end = now_ns();
    } while ((n != (ssize_t)size || memcmp(answer, message, size) != 0) && end - start < LIMIT_NS);
    return end - start < LIMIT_NS ? end - start : -1;
}

int main(int argc, char **argv)
{
    char message[RPMSG_PAYLOAD_MAX], go;
    uint32_t number = 0;
    pthread_t parked;
    long size;
    int endpoint;

    size = argc == 4 ? strtol(argv[3], NULL, 10) : 0;
    if (size < (long)sizeof number || size > RPMSG_PAYLOAD_MAX) {
        fprintf(stderr, "usage: echo-time legacy|fd DESTINATION SIZE\n");
        return 2;
    }
    errno = pthread_create(&parked, NULL, park, NULL);
    if (errno != 0)
        die("pthread_create");
    endpoint = create_endpoint(argv[1], (uint32_t)strtoul(argv[2], NULL, 0));
    memset(message, 0x55, sizeof message);
    setvbuf(stdout, NULL, _IOLBF, 0);
    while (read(STDIN_FILENO, &go, 1) == 1) {
        int64_t ns;

        usleep(SETTLE_US);
        /* Different each time, so that an echo that comes too late is not taken for the next one. */
        memcpy(message, &number, sizeof number);
        number++;
        ns = echo_ns(endpoint, message, (size_t)size);
        if (ns < 0)
            puts("lost");
        else
            printf("%" PRId64 "\n", ns);
    }
    destroy_endpoint(endpoint);
    return 0;
}
