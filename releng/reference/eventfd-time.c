/* SPDX-License-Identifier: EPL-2.0 */
/*
 * How long it takes to create an eventfd and to close it, as a reference for the
 * Java engine of benchmarks where a call costs little: no Java, no JNA. Runs on any
 * Linux:
 *
 *   eventfd-time LOOPS CPU
 *
 * For each byte that comes on standard input it runs so many loops on that processor,
 * after a tenth of them to warm up, and prints the nanoseconds of all on a line. A
 * second thread is parked, as a JVM has many: the kernel's way to a descriptor is
 * longer when there is more than one. Ends with its input. Exit status: 0 measured,
 * 1 not, 2 wrong use.
 *
 *   cc -Wall -Wextra -Werror -O2 -pthread -o eventfd-time eventfd-time.c
 */
#define _GNU_SOURCE
#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

static void die(const char *what)
{
    fprintf(stderr, "eventfd-time: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void *park(void *unused)
{
    for (;;)
        pause();
    return unused;
}

static int64_t now_ns(void)
{
    struct timespec t;

    if (clock_gettime(CLOCK_MONOTONIC, &t) < 0)
        die("clock_gettime");
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

static int64_t run(long loops)
{
    int64_t start = now_ns();

    while (loops-- > 0) {
        int fd = eventfd(0, EFD_CLOEXEC);

        if (fd < 0)
            die("eventfd");
        close(fd);
    }
    return now_ns() - start;
}

int main(int argc, char **argv)
{
    long loops = argc == 3 ? strtol(argv[1], NULL, 10) : 0;
    pthread_t parked;
    cpu_set_t cpus;
    char go;

    if (loops < 1) {
        fprintf(stderr, "usage: eventfd-time LOOPS CPU\n");
        return 2;
    }
    CPU_ZERO(&cpus);
    CPU_SET((size_t)strtol(argv[2], NULL, 10), &cpus);
    if (sched_setaffinity(0, sizeof cpus, &cpus) < 0)
        die("sched_setaffinity");
    errno = pthread_create(&parked, NULL, park, NULL);
    if (errno != 0)
        die("pthread_create");
    setvbuf(stdout, NULL, _IOLBF, 0);
    while (read(STDIN_FILENO, &go, 1) == 1) {
        run(loops / 10);
        printf("%" PRId64 "\n", run(loops));
    }
    return 0;
}
