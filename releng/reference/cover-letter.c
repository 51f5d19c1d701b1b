/* SPDX-License-Identifier: EPL-2.0 */
/*
 * The two loops that the cover letter of RPMSG_CREATE_EPT_FD_IOCTL measures, as
 * a reference for our own benchmark: no Java, no JNA. Runs on the board:
 *
 *   cover-letter [LOOPS [CTRL]]    default 1000 /dev/rpmsg_ctrl0
 *
 *   legacy: create the endpoint, open its node (again until it opens), destroy, close
 *   fd:     create the endpoint as a descriptor, destroy, close
 *
 * A tenth of the loops first warm up. A second thread is parked, as a JVM has many: the kernel's way to a
 * descriptor is longer when there is more than one.
 *
 * Prints one line of JSON: loops, the total microseconds of each way (fd_us null
 * if the kernel does not have it), and how often the node had to be opened again.
 * No message moves. Nothing else may create endpoints meanwhile: the kernel does
 * not tell which node it made, so the number found once is used again; that it
 * still holds is checked before and after. Exit status: 0 measured, 1 not, 2 wrong use.
 *
 *   cc -Wall -Wextra -Werror -O2 -pthread -o cover-letter cover-letter.c
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "rpmsg-uapi.h"

#define OPEN_LIMIT_US 2000000

static void die(const char *what)
{
    fprintf(stderr, "cover-letter: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void *park(void *unused)
{
    for (;;)
        pause();
    return unused;
}

static long now_us(void)
{
    struct timespec t;

    if (clock_gettime(CLOCK_MONOTONIC, &t) < 0)
        die("clock_gettime");
    return t.tv_sec * 1000000L + t.tv_nsec / 1000;
}

static bool is_named(const char *device, const char *name)
{
    char path[300], value[64] = "";
    ssize_t n;
    int fd;

    snprintf(path, sizeof path, "/sys/class/rpmsg/%.200s/name", device);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    n = read(fd, value, sizeof value - 1);
    close(fd);
    value[strcspn(value, "\n")] = '\0';
    return n > 0 && strcmp(value, name) == 0;
}

/* Opens the node, again while it is not there yet: udev and mdev take their time. */
static int open_node(const char *path, long *retries)
{
    int fd = open(path, O_RDWR | O_CLOEXEC);
    long end;

    if (fd >= 0)
        return fd;
    end = now_us() + OPEN_LIMIT_US;
    do {
        if (errno != ENOENT && errno != EACCES && errno != ENXIO)
            die(path);
        if (now_us() > end)
            die(path);
        ++*retries;
        fd = open(path, O_RDWR | O_CLOEXEC);
    } while (fd < 0);
    return fd;
}

static void destroy(int ep)
{
    if (ioctl(ep, RPMSG_DESTROY_EPT_IOCTL) < 0)
        die("RPMSG_DESTROY_EPT_IOCTL");
    close(ep);
}

/* The node that the kernel makes for an endpoint now; it is destroyed again. */
static void find_node(int ctrl, const struct rpmsg_endpoint_info *info, char *path, size_t size)
{
    struct dirent *entry;
    bool found = false;
    long ignored = 0;
    DIR *dir;

    if (ioctl(ctrl, RPMSG_CREATE_EPT_IOCTL, info) < 0)
        die("RPMSG_CREATE_EPT_IOCTL");
    dir = opendir("/sys/class/rpmsg");
    if (!dir)
        die("/sys/class/rpmsg");
    while (!found && (entry = readdir(dir))) {
        found = entry->d_name[0] != '.' && is_named(entry->d_name, info->name);
        if (found)
            snprintf(path, size, "/dev/%s", entry->d_name);
    }
    closedir(dir);
    if (!found) {
        errno = ENOENT;
        die("node of the endpoint");
    }
    destroy(open_node(path, &ignored));
}

static long legacy_loops(int ctrl, const struct rpmsg_endpoint_info *info, const char *path, long loops, long *retries)
{
    long start = now_us();

    while (loops-- > 0) {
        if (ioctl(ctrl, RPMSG_CREATE_EPT_IOCTL, info) < 0)
            die("RPMSG_CREATE_EPT_IOCTL");
        destroy(open_node(path, retries));
    }
    return now_us() - start;
}

/* Microseconds, or -1 where the kernel does not know the request. */
static long fd_loops(int ctrl, const struct rpmsg_endpoint_info *info, long loops)
{
    struct rpmsg_endpoint_fd_info fd_info = {.src = info->src, .dst = info->dst};
    long start = now_us();
    long i;

    memcpy(fd_info.name, info->name, sizeof fd_info.name);
    for (i = 0; i < loops; i++) {
        fd_info.flags = O_RDWR | O_CLOEXEC | O_NONBLOCK;
        fd_info.fd = -1;
        if (ioctl(ctrl, RPMSG_CREATE_EPT_FD_IOCTL, &fd_info) < 0) {
            if (i == 0 && (errno == EINVAL || errno == ENOTTY))
                return -1;
            die("RPMSG_CREATE_EPT_FD_IOCTL");
        }
        destroy(fd_info.fd);
    }
    return now_us() - start;
}

int main(int argc, char **argv)
{
    struct rpmsg_endpoint_info info = {.src = RPMSG_ADDR_ANY, .dst = RPMSG_ADDR_ANY};
    const char *ctrl_path = argc > 2 ? argv[2] : "/dev/rpmsg_ctrl0";
    long loops = argc > 1 ? strtol(argv[1], NULL, 10) : 1000;
    char path[300], path_after[300];
    long legacy_us, fd_us, retries = 0;
    pthread_t parked;
    int ctrl;

    if (argc > 3 || loops < 1) {
        fprintf(stderr, "usage: cover-letter [LOOPS [CTRL]]\n");
        return 2;
    }
    ctrl = open(ctrl_path, O_RDWR | O_CLOEXEC);
    if (ctrl < 0)
        die(ctrl_path);
    snprintf(info.name, sizeof info.name, "cover-letter.%d", (int)getpid());

    errno = pthread_create(&parked, NULL, park, NULL);
    if (errno != 0)
        die("pthread_create");

    find_node(ctrl, &info, path, sizeof path);
    legacy_loops(ctrl, &info, path, loops / 10, &retries);
    legacy_us = legacy_loops(ctrl, &info, path, loops, &retries);
    find_node(ctrl, &info, path_after, sizeof path_after);
    if (strcmp(path, path_after) != 0) {
        fprintf(stderr, "cover-letter: the node changed from %s to %s, something else creates endpoints\n", path,
                path_after);
        return 1;
    }
    fd_loops(ctrl, &info, loops / 10);
    fd_us = fd_loops(ctrl, &info, loops);
    close(ctrl);

    printf("{\"loops\":%ld,\"legacy_us\":%ld,\"fd_us\":", loops, legacy_us);
    if (fd_us < 0)
        printf("null");
    else
        printf("%ld", fd_us);
    printf(",\"retries\":%ld}\n", retries);
    return 0;
}
