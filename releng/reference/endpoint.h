/* SPDX-License-Identifier: EPL-2.0 */
/*
 * Creating one endpoint either way, for programs that then measure it. To be
 * included once, by a program that defines PROGRAM, its name in messages.
 */
#ifndef ENDPOINT_H
#define ENDPOINT_H

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "rpmsg-uapi.h"

#define CONTROL_DEVICE "/dev/rpmsg_ctrl0"

static void die(const char *what)
{
    fprintf(stderr, PROGRAM ": %s: %s\n", what, strerror(errno));
    exit(1);
}

static int64_t now_ns(void)
{
    struct timespec t;

    if (clock_gettime(CLOCK_MONOTONIC, &t) < 0)
        die("clock_gettime");
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

static bool node_is_named(const char *node, const char *name)
{
    char path[300], value[64] = "";
    ssize_t n;
    int fd;

    snprintf(path, sizeof path, "/sys/class/rpmsg/%.200s/name", node);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    n = read(fd, value, sizeof value - 1);
    close(fd);
    value[strcspn(value, "\n")] = '\0';
    return n > 0 && strcmp(value, name) == 0;
}

/* The kernel does not tell which node it made; its name has our process number, so it is found by that. */
static int open_node(const char *name)
{
    struct dirent *entry;
    char path[300];
    int fd = -1;
    DIR *dir;

    dir = opendir("/sys/class/rpmsg");
    if (!dir)
        die("/sys/class/rpmsg");
    while (fd < 0 && (entry = readdir(dir))) {
        if (entry->d_name[0] == '.' || !node_is_named(entry->d_name, name))
            continue;
        snprintf(path, sizeof path, "/dev/%.200s", entry->d_name);
        fd = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK);
        if (fd < 0)
            die(path);
    }
    closedir(dir);
    if (fd < 0) {
        errno = ENOENT;
        die("node of the endpoint");
    }
    return fd;
}

/* Creates an endpoint the legacy way or the fd way ("legacy", "fd"), non-blocking; RPMSG_DESTROY_EPT_IOCTL ends it. */
static int create_endpoint(const char *way, uint32_t destination)
{
    struct rpmsg_endpoint_fd_info info = {
        .src = RPMSG_ADDR_ANY, .dst = destination, .flags = O_RDWR | O_CLOEXEC | O_NONBLOCK, .fd = -1};
    struct rpmsg_endpoint_info legacy = {.src = RPMSG_ADDR_ANY, .dst = destination};
    int control = open(CONTROL_DEVICE, O_RDWR | O_CLOEXEC);

    if (control < 0)
        die(CONTROL_DEVICE);
    snprintf(info.name, sizeof info.name, PROGRAM ".%d", (int)getpid());
    memcpy(legacy.name, info.name, sizeof legacy.name);
    if (strcmp(way, "fd") == 0) {
        if (ioctl(control, RPMSG_CREATE_EPT_FD_IOCTL, &info) < 0)
            die("RPMSG_CREATE_EPT_FD_IOCTL");
    } else {
        if (ioctl(control, RPMSG_CREATE_EPT_IOCTL, &legacy) < 0)
            die("RPMSG_CREATE_EPT_IOCTL");
        info.fd = open_node(legacy.name);
    }
    close(control);
    return info.fd;
}

static void destroy_endpoint(int endpoint)
{
    if (ioctl(endpoint, RPMSG_DESTROY_EPT_IOCTL) < 0)
        die("RPMSG_DESTROY_EPT_IOCTL");
    close(endpoint);
}

#endif
