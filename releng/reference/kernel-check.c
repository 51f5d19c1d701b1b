/* SPDX-License-Identifier: EPL-2.0 */
/*
 * Checks that a board's kernel behaves as our software expects of rpmsg over
 * virtio, without any of our software. Runs on the board, as root:
 *
 *   kernel-check basic ECHO    the fd uAPI is on; an echo service listens at address ECHO
 *   kernel-check nofd ECHO     the fd uAPI is off, as in a stock kernel
 *   kernel-check stalled       the remote does not consume messages (about 16 s)
 *   kernel-check crash ECHO    prints "ready"; the remote is to crash then; prints "want return"
 *   kernel-check channels      prints "want announce NAME" and "want withdraw NAME"
 *   kernel-check twice         a second destroy of a legacy endpoint, which panics some kernels
 *
 * Output: "ok NAME", "not ok NAME: expected X, got Y" or "skip NAME: why" for each
 * behaviour, at last the plan "1..N". Exit status: 0 all passed, 1 something
 * failed, 2 wrong use. Every wait has a limit.
 *
 *   cc -Wall -Wextra -Werror -O2 -o kernel-check kernel-check.c
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "rpmsg-uapi.h"

#define REPLY_MS 2000
#define PARTNER_MS 30000 /* how long a harness may take to do what we want */
#define ERESTARTSYS_LEAKED 512

#define SYS_CLASS "/sys/class/rpmsg"
#define SYS_BUS "/sys/bus/rpmsg/devices"

static int count;
static int failures;
static char ctrl_path[64];

/* Reporting */

static void report(bool ok, const char *name, const char *format, ...)
{
    va_list args;

    count++;
    if (ok) {
        printf("ok %s\n", name);
    } else {
        failures++;
        printf("not ok %s: ", name);
        va_start(args, format);
        vprintf(format, args);
        va_end(args);
        printf("\n");
    }
    fflush(stdout);
}

static void is(const char *name, long expected, long got)
{
    report(expected == got, name, "expected %ld, got %ld", expected, got);
}

/* The call returned result; it was to fail with this errno. */
static void fails(const char *name, int expected, long result)
{
    int got = errno;

    if (result >= 0)
        report(false, name, "expected %s, got result %ld", strerrorname_np(expected), result);
    else
        report(got == expected, name, "expected errno %d (%s), got %d (%s)", expected,
               expected == ERESTARTSYS_LEAKED ? "ERESTARTSYS" : strerrorname_np(expected), got, strerror(got));
}

static void skip(const char *name, const char *why)
{
    count++;
    printf("skip %s: %s\n", name, why);
    fflush(stdout);
}

static int finish(void)
{
    printf("1..%d\n", count);
    if (failures)
        printf("# %d failed\n", failures);
    fflush(stdout);
    return failures ? 1 : 0;
}

static void bail(const char *what)
{
    report(false, what, "this is needed to go on, got errno %d (%s)", errno, strerror(errno));
    exit(finish());
}

static void out_of_time(int signal)
{
    static const char text[] = "not ok time limit: expected an end, got none\n";

    (void)signal;
    if (write(STDOUT_FILENO, text, sizeof text - 1) < 0)
        _exit(1);
    _exit(1);
}

/* Time */

static long now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000L + t.tv_nsec / 1000000;
}

/* Calls the predicate every 10 ms until it holds or the limit is over. */
static bool eventually(bool (*holds)(const void *), const void *arg, long limit_ms)
{
    long end = now_ms() + limit_ms;

    while (!holds(arg)) {
        if (now_ms() >= end)
            return false;
        poll(NULL, 0, 10);
    }
    return true;
}

static bool exists(const void *path)
{
    return access(path, F_OK) == 0;
}

static bool vanished(const void *path)
{
    return access(path, F_OK) != 0;
}

/* sysfs */

static bool attribute(const char *folder, const char *device, const char *name, char *value, size_t size)
{
    char path[512];
    ssize_t n;
    int fd;

    snprintf(path, sizeof path, "%s/%s/%s", folder, device, name);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    n = read(fd, value, size - 1);
    close(fd);
    if (n < 0)
        return false;
    while (n > 0 && value[n - 1] == '\n')
        n--;
    value[n] = '\0';
    return true;
}

static void is_attribute(const char *check, const char *folder, const char *device, const char *name,
                         const char *expected)
{
    char value[128];

    if (!attribute(folder, device, name, value, sizeof value))
        strcpy(value, "nothing");
    report(strcmp(expected, value) == 0, check, "expected %s, got %s", expected, value);
}

/* The device in the folder whose attribute "name" is this one. */
static bool device_named(const char *folder, const char *name, char *device, size_t size)
{
    char value[128];
    struct dirent *entry;
    bool found = false;
    DIR *dir = opendir(folder);

    if (!dir)
        return false;
    while (!found && (entry = readdir(dir))) {
        if (entry->d_name[0] != '.' && attribute(folder, entry->d_name, "name", value, sizeof value) &&
            strcmp(value, name) == 0) {
            snprintf(device, size, "%s", entry->d_name);
            found = true;
        }
    }
    closedir(dir);
    return found;
}

static bool node_named(const char *name, char *path, size_t size)
{
    char device[256];

    if (!device_named(SYS_CLASS, name, device, sizeof device))
        return false;
    snprintf(path, size, "/dev/%s", device);
    return true;
}

static bool channel_exists(const void *name)
{
    char device[256];

    return device_named(SYS_BUS, name, device, sizeof device);
}

static bool channel_vanished(const void *name)
{
    return !channel_exists(name);
}

static bool find_ctrl(const void *unused)
{
    struct dirent *entry;
    bool found = false;
    DIR *dir = opendir("/dev");

    (void)unused;
    if (!dir)
        return false;
    while (!found && (entry = readdir(dir))) {
        if (strncmp(entry->d_name, "rpmsg_ctrl", 10) == 0) {
            snprintf(ctrl_path, sizeof ctrl_path, "/dev/%.40s", entry->d_name);
            found = true;
        }
    }
    closedir(dir);
    return found;
}

static int open_ctrl(void)
{
    int fd;

    if (!eventually(find_ctrl, NULL, REPLY_MS)) {
        errno = ENOENT;
        bail("control device");
    }
    fd = open(ctrl_path, O_RDWR | O_CLOEXEC);
    if (fd < 0)
        bail("open control device");
    return fd;
}

/* Endpoints */

static struct rpmsg_endpoint_info info_for(const char *name, uint32_t src, uint32_t dst)
{
    struct rpmsg_endpoint_info info = {.src = src, .dst = dst};

    /* Without a final zero if it is too long: the kernel must cope. */
    memcpy(info.name, name, strnlen(name, sizeof info.name));
    return info;
}

static const char *fresh_name(void)
{
    static char name[RPMSG_NAME_SIZE];
    static int serial;

    snprintf(name, sizeof name, "kc.%d-%d", (int)getpid(), serial++);
    return name;
}

/* Creates a legacy endpoint, finds its node by the name, which is ours alone. */
static void create_node(int ctrl, uint32_t src, uint32_t dst, char *path, size_t size)
{
    const char *name = fresh_name();
    struct rpmsg_endpoint_info info = info_for(name, src, dst);

    if (ioctl(ctrl, RPMSG_CREATE_EPT_IOCTL, &info) < 0)
        bail("CREATE_EPT");
    if (!node_named(name, path, size))
        bail("node of an endpoint");
}

static int create_legacy(int ctrl, uint32_t src, uint32_t dst, int flags)
{
    char path[300];
    int fd;

    create_node(ctrl, src, dst, path, sizeof path);
    fd = open(path, flags | O_CLOEXEC);
    if (fd < 0)
        bail("open of an endpoint");
    return fd;
}

static int try_fd(int ctrl, uint32_t src, uint32_t dst, uint32_t flags)
{
    struct rpmsg_endpoint_fd_info info = {.src = src, .dst = dst, .flags = flags, .fd = -1};

    strcpy(info.name, fresh_name());
    return ioctl(ctrl, RPMSG_CREATE_EPT_FD_IOCTL, &info) < 0 ? -1 : info.fd;
}

static int create_fd(int ctrl, uint32_t src, uint32_t dst, int flags)
{
    int fd = try_fd(ctrl, src, dst, (uint32_t)flags | O_CLOEXEC);

    if (fd < 0)
        bail("CREATE_EPT_FD");
    return fd;
}

typedef int create_way(int ctrl, uint32_t src, uint32_t dst, int flags);

static short poll_for(int fd, short events, int limit_ms)
{
    struct pollfd p = {.fd = fd, .events = events};

    return poll(&p, 1, limit_ms) < 0 ? -1 : p.revents;
}

static ssize_t read_reply(int fd, void *buffer, size_t size)
{
    if (!(poll_for(fd, POLLIN, REPLY_MS) & POLLIN)) {
        errno = ETIMEDOUT;
        return -1;
    }
    return read(fd, buffer, size);
}

static int open_files(void)
{
    int n = 0;
    DIR *dir = opendir("/proc/self/fd");

    if (!dir)
        bail("/proc/self/fd");
    while (readdir(dir))
        n++;
    closedir(dir);
    return n;
}

/* A child that is in a blocking call; it sends the call's errno, 0 for success. */
struct blocked {
    pid_t pid;
    int answer;
};

static ssize_t read_some(int fd)
{
    char buffer[RPMSG_PAYLOAD_MAX];

    return read(fd, buffer, sizeof buffer);
}

static ssize_t write_some(int fd)
{
    return write(fd, "x", 1);
}

static bool asleep(const void *pid)
{
    char path[64], text[256];
    const char *state;
    ssize_t n;
    int fd;

    snprintf(path, sizeof path, "/proc/%d/stat", (int)*(const pid_t *)pid);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    n = read(fd, text, sizeof text - 1);
    close(fd);
    text[n < 0 ? 0 : n] = '\0';
    state = strrchr(text, ')');
    return state && state[1] && state[2] == 'S';
}

static struct blocked block_in(ssize_t (*call)(int), int fd)
{
    struct blocked b;
    int ends[2];

    if (pipe2(ends, O_CLOEXEC) < 0)
        bail("pipe");
    fflush(stdout);
    b.pid = fork();
    if (b.pid < 0)
        bail("fork");
    if (b.pid == 0) {
        int error = call(fd) < 0 ? errno : 0;

        _exit(write(ends[1], &error, sizeof error) != sizeof error);
    }
    close(ends[1]);
    b.answer = ends[0];
    if (!eventually(asleep, &b.pid, REPLY_MS))
        report(false, "block", "expected a call that waits, got one that does not");
    return b;
}

static void unblocks(const char *name, struct blocked b, int expected, int limit_ms)
{
    int error = -1;

    if (poll_for(b.answer, POLLIN, limit_ms) & POLLIN) {
        if (read(b.answer, &error, sizeof error) != sizeof error)
            error = -1;
    }
    kill(b.pid, SIGKILL);
    waitpid(b.pid, NULL, 0);
    close(b.answer);
    is(name, expected, error);
}

/* Names of checks: "legacy write too long" */
static const char *named(const char *way, const char *what)
{
    static char name[8][80];
    static int next;
    char *text = name[next++ % 8];

    snprintf(text, sizeof name[0], "%s %s", way, what);
    return text;
}

/* Both ways */

static void check_messages(const char *way, create_way *create, int ctrl, uint32_t echo)
{
    char out[RPMSG_PAYLOAD_MAX + 1], in[RPMSG_PAYLOAD_MAX + 16];
    struct iovec parts[2] = {{.iov_base = out, .iov_len = 3}, {.iov_base = out + 3, .iov_len = 4}};
    int ep = create(ctrl, RPMSG_ADDR_ANY, echo, O_RDWR | O_NONBLOCK);
    int value = -1;
    size_t i;

    for (i = 0; i < sizeof out; i++)
        out[i] = (char)(i * 7 + 1);

    fails(named(way, "read of nothing"), EAGAIN, read(ep, in, sizeof in));
    is(named(way, "poll is quiet, never POLLOUT"), 0, poll_for(ep, POLLIN | POLLOUT | POLLPRI, 0));
    is(named(way, "write"), 5, write(ep, out, 5));
    is(named(way, "poll tells of a message"), POLLIN, poll_for(ep, POLLIN | POLLOUT, REPLY_MS));
    is(named(way, "read"), 5, read(ep, in, sizeof in));
    is(named(way, "content"), 0, memcmp(in, out, 5));

    is(named(way, "longest write"), RPMSG_PAYLOAD_MAX, write(ep, out, RPMSG_PAYLOAD_MAX));
    is(named(way, "longest read"), RPMSG_PAYLOAD_MAX, read_reply(ep, in, sizeof in));
    is(named(way, "longest content"), 0, memcmp(in, out, RPMSG_PAYLOAD_MAX));
    fails(named(way, "write too long"), EMSGSIZE, write(ep, out, RPMSG_PAYLOAD_MAX + 1));

    is(named(way, "writev is one message"), 7, writev(ep, parts, 2));
    is(named(way, "writev arrives as one"), 7, read_reply(ep, in, sizeof in));

    is(named(way, "two writes"), 12, write(ep, out, 6) + write(ep, out + 6, 6));
    is(named(way, "short read"), 2, read_reply(ep, in, 2));
    is(named(way, "short read loses the rest"), 6, read_reply(ep, in, sizeof in));
    is(named(way, "next message"), 0, memcmp(in, out + 6, 6));

    is(named(way, "empty write"), 0, write(ep, out, 0));
    is(named(way, "empty message is announced"), POLLIN, poll_for(ep, POLLIN, REPLY_MS));
    is(named(way, "empty message reads 0"), 0, read(ep, in, sizeof in));
    fails(named(way, "empty message is no end of file"), EAGAIN, read(ep, in, sizeof in));

    is(named(way, "flow control get"), 0, ioctl(ep, RPMSG_GET_OUTGOING_FLOWCONTROL, &value));
    is(named(way, "flow control value"), 0, value);
    fails(named(way, "flow control set 0"), ENOTSUP, ioctl(ep, RPMSG_SET_INCOMING_FLOWCONTROL, 0UL));
    fails(named(way, "flow control set 1"), ENOTSUP, ioctl(ep, RPMSG_SET_INCOMING_FLOWCONTROL, 1UL));
    fails(named(way, "flow control set 2"), EINVAL, ioctl(ep, RPMSG_SET_INCOMING_FLOWCONTROL, 2UL));
    fails(named(way, "unknown ioctl"), EINVAL, ioctl(ep, _IO(0xb5, 99)));
    is(named(way, "destroy"), 0, ioctl(ep, RPMSG_DESTROY_EPT_IOCTL));
    close(ep);

    ep = create(ctrl, RPMSG_ADDR_ANY, RPMSG_ADDR_ANY, O_RDWR | O_NONBLOCK);
    fails(named(way, "write to ANY"), EINVAL, write(ep, out, 1));
    ioctl(ep, RPMSG_DESTROY_EPT_IOCTL);
    close(ep);

    ep = create(ctrl, RPMSG_ADDR_ANY, 0x7ffffff0, O_RDWR | O_NONBLOCK);
    is(named(way, "write to an unknown address"), 1, write(ep, out, 1));
    ioctl(ep, RPMSG_DESTROY_EPT_IOCTL);
    close(ep);
}

static void check_destroy(const char *way, create_way *create, int ctrl, uint32_t echo, short hangup)
{
    int ep = create(ctrl, RPMSG_ADDR_ANY, echo, O_RDWR);
    struct blocked reader = block_in(read_some, ep);

    is(named(way, "destroy under a reader"), 0, ioctl(ep, RPMSG_DESTROY_EPT_IOCTL));
    unblocks(named(way, "destroy wakes the reader"), reader, EPIPE, REPLY_MS);
    fails(named(way, "read after destroy"), EPIPE, read_some(ep));
    fails(named(way, "write after destroy"), EPIPE, write_some(ep));
    is(named(way, "poll after destroy"), hangup, poll_for(ep, POLLIN | POLLOUT, 0));
    close(ep);

    ep = create(ctrl, RPMSG_ADDR_ANY, echo, O_RDWR | O_NONBLOCK);
    is(named(way, "write before destroy"), 1, write_some(ep));
    is(named(way, "message before destroy"), POLLIN, poll_for(ep, POLLIN, REPLY_MS));
    is(named(way, "destroy with a message"), 0, ioctl(ep, RPMSG_DESTROY_EPT_IOCTL));
    fails(named(way, "destroy drops messages"), EPIPE, read_some(ep));
    close(ep);
}

/* The legacy way */

static void check_legacy(int ctrl, uint32_t echo)
{
    static const char long_name[] = "kc-name-of-more-than-31-characters";
    char path[300], path2[300], device[256], cut[RPMSG_NAME_SIZE];
    struct rpmsg_endpoint_info info;
    struct stat st;
    int ep, again;

    create_node(ctrl, RPMSG_ADDR_ANY, echo, path, sizeof path);
    is("legacy node is there when the ioctl returns", 0, stat(path, &st));
    is("legacy node's mode", S_IFCHR | 0600, st.st_mode);
    is("legacy node's owner", 0, st.st_uid);
    is_attribute("legacy sysfs src of ANY", SYS_CLASS, path + 5, "src", "-1");
    snprintf(device, sizeof device, "%u", echo);
    is_attribute("legacy sysfs dst", SYS_CLASS, path + 5, "dst", device);
    ep = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
    report(ep >= 0, "legacy open", "expected a descriptor, got %s", strerror(errno));
    is_attribute("legacy sysfs src stays ANY when open", SYS_CLASS, path + 5, "src", "-1");
    fails("legacy second open", EBUSY, open(path, O_RDWR | O_CLOEXEC));
    close(ep);
    ep = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
    report(ep >= 0, "legacy open after close", "expected a descriptor, got %s", strerror(errno));
    is("legacy destroy", 0, ioctl(ep, RPMSG_DESTROY_EPT_IOCTL));
    is("legacy destroy removes the node", -1, access(path, F_OK));
    fails("legacy open after destroy", ENOENT, open(path, O_RDWR | O_CLOEXEC));
    close(ep);

    create_node(ctrl, 5000, echo, path, sizeof path);
    create_node(ctrl, 5000, echo, path2, sizeof path2);
    is_attribute("legacy sysfs src", SYS_CLASS, path + 5, "src", "5000");
    ep = open(path, O_RDWR | O_CLOEXEC);
    report(ep >= 0, "legacy open of an address", "expected a descriptor, got %s", strerror(errno));
    fails("legacy open of an address in use", EINVAL, open(path2, O_RDWR | O_CLOEXEC));
    ioctl(ep, RPMSG_DESTROY_EPT_IOCTL);
    close(ep);
    again = open(path2, O_RDWR | O_CLOEXEC);
    report(again >= 0, "legacy address is free after destroy", "expected a descriptor, got %s", strerror(errno));
    ioctl(again, RPMSG_DESTROY_EPT_IOCTL);
    close(again);

    info = info_for(long_name, RPMSG_ADDR_ANY, echo);
    is("legacy long name", 0, ioctl(ctrl, RPMSG_CREATE_EPT_IOCTL, &info));
    snprintf(cut, sizeof cut, "%.31s", long_name);
    report(node_named(cut, path, sizeof path), "legacy name is cut to 31", "expected %s, got none", cut);
    ep = open(path, O_RDWR | O_CLOEXEC);
    ioctl(ep, RPMSG_DESTROY_EPT_IOCTL);
    close(ep);
}

static void check_ctrl(int ctrl)
{
    struct rpmsg_endpoint_info info = info_for("kc", 0, 0);
    char byte;

    fails("ctrl unknown ioctl", EINVAL, ioctl(ctrl, _IOW(0xb5, 99, struct rpmsg_endpoint_info), &info));
    fails("ctrl ioctl of a bad pointer", EFAULT, ioctl(ctrl, RPMSG_CREATE_EPT_IOCTL, (void *)8));
    fails("ctrl read", EINVAL, read(ctrl, &byte, 1));
    fails("ctrl write", EINVAL, write(ctrl, "x", 1));
}

/* Channels made here */

static void check_device(int ctrl)
{
    struct rpmsg_endpoint_info info = info_for("rpmsg-raw", 5100, 5101), other = info;
    char channel[256], path[300];
    int ep;

    is("device create", 0, ioctl(ctrl, RPMSG_CREATE_DEV_IOCTL, &info));
    fails("device create twice", ENXIO, ioctl(ctrl, RPMSG_CREATE_DEV_IOCTL, &info));
    if (!device_named(SYS_BUS, "rpmsg-raw", channel, sizeof channel))
        bail("device on the bus");
    is_attribute("device src", SYS_BUS, channel, "src", "0x13ec");
    is_attribute("device dst", SYS_BUS, channel, "dst", "0x13ed");
    is_attribute("device announce", SYS_BUS, channel, "announce", "true");
    is_attribute("device modalias", SYS_BUS, channel, "modalias", "rpmsg:rpmsg-raw");
    is_attribute("device driver_override", SYS_BUS, channel, "driver_override", "(null)");
    if (!node_named("rpmsg-raw", path, sizeof path))
        bail("device's node");
    ep = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
    report(ep >= 0, "device open", "expected a descriptor, got %s", strerror(errno));
    is("device write", 1, write_some(ep));
    fails("device destroy of the default endpoint", EINVAL, ioctl(ep, RPMSG_DESTROY_EPT_IOCTL));
    other.dst++;
    fails("device release of another", EINVAL, ioctl(ctrl, RPMSG_RELEASE_DEV_IOCTL, &other));
    is("device release", 0, ioctl(ctrl, RPMSG_RELEASE_DEV_IOCTL, &info));
    is("device release removes the node", -1, access(path, F_OK));
    fails("device read after release", EPIPE, read_some(ep));
    fails("device write after release", EPIPE, write_some(ep));
    is("device poll after release", POLLERR, poll_for(ep, POLLIN, 0));
    close(ep);
    fails("device release twice", EINVAL, ioctl(ctrl, RPMSG_RELEASE_DEV_IOCTL, &info));
}

/* The fd way */

static void check_fd(int ctrl, uint32_t echo)
{
    struct rpmsg_endpoint_fd_info *frozen;
    char path[300], path2[300], link[64], target[64] = "";
    int ep, files, i, good = 0;

    ep = create_fd(ctrl, 6000, echo, O_RDWR | O_NONBLOCK);
    is("fd close on exec", FD_CLOEXEC, fcntl(ep, F_GETFD));
    is("fd status flags", O_RDWR | O_NONBLOCK, fcntl(ep, F_GETFL) & (O_ACCMODE | O_NONBLOCK));
    snprintf(link, sizeof link, "/proc/self/fd/%d", ep);
    if (readlink(link, target, sizeof target - 1) < 0)
        strcpy(target, "nothing");
    report(strncmp(target, "anon_inode:", 11) == 0, "fd is an anonymous inode", "expected anon_inode:..., got %s",
           target);
    files = open_files();
    fails("fd address in use", EINVAL, try_fd(ctrl, 6000, echo, O_RDWR));
    is("fd address in use leaves no descriptor", files, open_files());
    is("fd destroy", 0, ioctl(ep, RPMSG_DESTROY_EPT_IOCTL));
    fails("fd second destroy", EPIPE, ioctl(ep, RPMSG_DESTROY_EPT_IOCTL));
    fails("fd flow control after destroy", EPIPE, ioctl(ep, RPMSG_SET_INCOMING_FLOWCONTROL, 1UL));
    i = create_fd(ctrl, 6000, echo, O_RDWR);
    report(i >= 0, "fd address is free after destroy", "expected a descriptor, got none");
    close(i);
    close(ep);

    ep = try_fd(ctrl, 6000, echo, O_RDWR);
    report(ep >= 0, "fd address is free after close", "expected a descriptor, got %s", strerror(errno));
    is("fd without O_CLOEXEC", 0, fcntl(ep, F_GETFD));
    is("fd without O_NONBLOCK", 0, fcntl(ep, F_GETFL) & O_NONBLOCK);
    close(ep);

    files = open_files();
    fails("fd flag O_APPEND", EINVAL, try_fd(ctrl, RPMSG_ADDR_ANY, echo, O_RDWR | O_APPEND));
    fails("fd flag O_CREAT", EINVAL, try_fd(ctrl, RPMSG_ADDR_ANY, echo, O_RDWR | O_CREAT));
    fails("fd flag O_DIRECT", EINVAL, try_fd(ctrl, RPMSG_ADDR_ANY, echo, O_RDWR | O_DIRECT));
    fails("fd flag beyond all", EINVAL, try_fd(ctrl, RPMSG_ADDR_ANY, echo, 0x80000000u | O_RDWR));
    is("fd refused flags leave no descriptor", files, open_files());

    ep = create_fd(ctrl, RPMSG_ADDR_ANY, echo, O_RDONLY | O_NONBLOCK);
    fails("fd read-only write", EBADF, write_some(ep));
    fails("fd read-only read", EAGAIN, read_some(ep));
    close(ep);
    ep = create_fd(ctrl, RPMSG_ADDR_ANY, echo, O_WRONLY | O_NONBLOCK);
    fails("fd write-only read", EBADF, read_some(ep));
    is("fd write-only write", 1, write_some(ep));
    close(ep);

    frozen = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (frozen == MAP_FAILED)
        bail("mmap");
    *frozen = (struct rpmsg_endpoint_fd_info){.name = "kc", .src = 6001, .dst = echo, .flags = O_RDWR, .fd = -1};
    mprotect(frozen, 4096, PROT_READ);
    files = open_files();
    fails("fd answer that cannot be written", EFAULT, ioctl(ctrl, RPMSG_CREATE_EPT_FD_IOCTL, frozen));
    is("fd answer that cannot be written leaves no descriptor", files, open_files());
    munmap(frozen, 4096);
    ep = try_fd(ctrl, 6001, echo, O_RDWR | O_CLOEXEC);
    report(ep >= 0, "fd answer that cannot be written leaves no endpoint", "expected a descriptor, got %s",
           strerror(errno));
    close(ep);

    create_node(ctrl, RPMSG_ADDR_ANY, echo, path, sizeof path);
    ep = open(path, O_RDWR | O_CLOEXEC);
    ioctl(ep, RPMSG_DESTROY_EPT_IOCTL);
    close(ep);
    files = open_files();
    for (i = 0; i < 3000; i++) {
        ep = create_fd(ctrl, RPMSG_ADDR_ANY, echo, O_RDWR | O_NONBLOCK);
        if (i % 2)
            good += ioctl(ep, RPMSG_DESTROY_EPT_IOCTL) == 0;
        close(ep);
    }
    is("fd 3000 times", 1500, good);
    is("fd 3000 times leaves no descriptor", files, open_files());
    create_node(ctrl, RPMSG_ADDR_ANY, echo, path2, sizeof path2);
    report(strcmp(path, path2) == 0, "fd takes no node's number", "expected %s, got %s", path, path2);
    ep = open(path2, O_RDWR | O_CLOEXEC);
    ioctl(ep, RPMSG_DESTROY_EPT_IOCTL);
    close(ep);

    ep = create_fd(ctrl, RPMSG_ADDR_ANY, echo, O_RDWR | O_NONBLOCK);
    close(ctrl);
    is("fd outlives its control descriptor", 1, write_some(ep));
    is("fd outlives its control descriptor, read", 1, read_reply(ep, path, 1));
    close(ep);
}

/* Groups */

static void basic(uint32_t echo)
{
    int ctrl = open_ctrl();

    check_ctrl(ctrl);
    check_legacy(ctrl, echo);
    check_messages("legacy", create_legacy, ctrl, echo);
    check_destroy("legacy", create_legacy, ctrl, echo, POLLERR);
    check_device(ctrl);
    check_messages("fd", create_fd, ctrl, echo);
    check_destroy("fd", create_fd, ctrl, echo, POLLERR | POLLHUP);
    check_fd(ctrl, echo);
}

static void nofd(uint32_t echo)
{
    int ctrl = open_ctrl();
    int files = open_files();

    fails("no fd uAPI", EINVAL, try_fd(ctrl, RPMSG_ADDR_ANY, echo, O_RDWR | O_CLOEXEC | O_NONBLOCK));
    fails("no fd uAPI, bad pointer", EFAULT, ioctl(ctrl, RPMSG_CREATE_EPT_FD_IOCTL, (void *)8));
    is("no fd uAPI leaves no descriptor", files, open_files());
    check_ctrl(ctrl);
    check_legacy(ctrl, echo);
    check_messages("legacy", create_legacy, ctrl, echo);
    check_destroy("legacy", create_legacy, ctrl, echo, POLLERR);
    check_device(ctrl);
    close(ctrl);
}

static void stalled(void)
{
    int ctrl = open_ctrl();
    int legacy = create_legacy(ctrl, RPMSG_ADDR_ANY, 1, O_RDWR | O_NONBLOCK);
    int fd = try_fd(ctrl, RPMSG_ADDR_ANY, 1, O_RDWR | O_NONBLOCK | O_CLOEXEC);
    struct blocked writer, fd_writer = {0};
    long start;
    int n = 0;

    while (n < 1000 && write_some(legacy) == 1)
        n++;
    fails("stalled legacy write", EAGAIN, n < 1000 ? -1 : n);
    is("stalled after this many writes", 256, n);
    is("stalled legacy poll", 0, poll_for(legacy, POLLOUT, 0));
    if (fd >= 0) {
        fails("stalled fd write", EAGAIN, write_some(fd));
        is("stalled fd poll", 0, poll_for(fd, POLLOUT, 0));
        fcntl(fd, F_SETFL, O_RDWR);
    }
    fcntl(legacy, F_SETFL, O_RDWR);

    start = now_ms();
    writer = block_in(write_some, legacy);
    if (fd >= 0)
        fd_writer = block_in(write_some, fd);
    unblocks("stalled legacy blocking write", writer, ERESTARTSYS_LEAKED, 20000);
    report(now_ms() - start >= 14900 && now_ms() - start < 18000, "stalled blocking write's time",
           "expected about 15200 ms, got %ld", now_ms() - start);
    if (fd >= 0)
        unblocks("stalled fd blocking write", fd_writer, ERESTARTSYS_LEAKED, 5000);
    else
        skip("stalled fd", "the fd uAPI is off");
    ioctl(legacy, RPMSG_DESTROY_EPT_IOCTL);
    close(legacy);
    close(fd);
    close(ctrl);
}

static void crash(uint32_t echo)
{
    int ctrl = open_ctrl();
    char unopened[300], byte, old_ctrl[sizeof ctrl_path];
    struct rpmsg_endpoint_info info = info_for("kc", RPMSG_ADDR_ANY, echo);
    int legacy = create_legacy(ctrl, RPMSG_ADDR_ANY, echo, O_RDWR | O_NONBLOCK);
    int legacy_blocking = create_legacy(ctrl, RPMSG_ADDR_ANY, echo, O_RDWR);
    int fd = try_fd(ctrl, RPMSG_ADDR_ANY, echo, O_RDWR | O_NONBLOCK | O_CLOEXEC);
    int fd_blocking = try_fd(ctrl, RPMSG_ADDR_ANY, echo, O_RDWR | O_CLOEXEC);
    struct blocked reader, fd_reader = {0};

    create_node(ctrl, RPMSG_ADDR_ANY, echo, unopened, sizeof unopened);
    is("crash legacy message before", 1, write_some(legacy));
    poll_for(legacy, POLLIN, REPLY_MS);
    if (fd >= 0) {
        is("crash fd message before", 1, write_some(fd));
        poll_for(fd, POLLIN, REPLY_MS);
        fd_reader = block_in(read_some, fd_blocking);
    }
    reader = block_in(read_some, legacy_blocking);
    strcpy(old_ctrl, ctrl_path);

    printf("ready\n");
    fflush(stdout);

    unblocks("crash wakes a legacy reader", reader, EPIPE, PARTNER_MS);
    is("crash legacy poll", POLLERR, poll_for(legacy, POLLIN | POLLOUT, REPLY_MS) & ~POLLIN);
    fails("crash legacy read, messages are lost", EPIPE, read(legacy, &byte, 1));
    fails("crash legacy write", EPIPE, write_some(legacy));
    if (fd >= 0) {
        unblocks("crash wakes an fd reader", fd_reader, EPIPE, REPLY_MS);
        is("crash fd poll with a message", POLLIN | POLLERR | POLLHUP, poll_for(fd, POLLIN | POLLOUT, REPLY_MS));
        is("crash fd read of a message", 1, read(fd, &byte, 1));
        is("crash fd poll", POLLERR | POLLHUP, poll_for(fd, POLLIN | POLLOUT, 0));
        fails("crash fd read", EPIPE, read(fd, &byte, 1));
        fails("crash fd write", EPIPE, write_some(fd));
        fails("crash fd flow control", EPIPE, ioctl(fd, RPMSG_SET_INCOMING_FLOWCONTROL, 1UL));
        fails("crash fd destroy", EPIPE, ioctl(fd, RPMSG_DESTROY_EPT_IOCTL));
    } else {
        skip("crash fd", "the fd uAPI is off");
    }
    report(eventually(vanished, unopened, REPLY_MS), "crash removes a node", "expected no %s, got it", unopened);
    report(eventually(vanished, old_ctrl, REPLY_MS), "crash removes the control device", "expected no %s, got it",
           old_ctrl);
    fails("crash ctrl create", ENODEV, ioctl(ctrl, RPMSG_CREATE_EPT_IOCTL, &info));
    if (fd >= 0)
        fails("crash ctrl create fd", ENODEV, try_fd(ctrl, RPMSG_ADDR_ANY, echo, O_RDWR));
    close(legacy);
    close(legacy_blocking);
    close(fd);
    close(fd_blocking);
    close(ctrl);

    printf("want return\n");
    fflush(stdout);
    report(eventually(find_ctrl, NULL, PARTNER_MS), "return of the control device", "expected one, got none");
    ctrl = open_ctrl();
    report(strcmp(old_ctrl, ctrl_path) == 0, "return under the same name", "expected %s, got %s", old_ctrl, ctrl_path);
    legacy = create_legacy(ctrl, RPMSG_ADDR_ANY, echo, O_RDWR | O_NONBLOCK);
    is("return legacy write", 1, write_some(legacy));
    is("return legacy read", 1, read_reply(legacy, &byte, 1));
    ioctl(legacy, RPMSG_DESTROY_EPT_IOCTL);
    close(legacy);
    close(ctrl);
}

static void want(const char *what, const char *name, bool (*holds)(const void *))
{
    printf("want %s %s\n", what, name);
    fflush(stdout);
    report(eventually(holds, name, PARTNER_MS), named(what, name), "expected it within %d ms, got nothing",
           PARTNER_MS);
}

static void channels(void)
{
    static const char raw[] = "rpmsg-raw", plain[] = "kernel-check.other-1";
    char channel[256], value[64], path[300], link[600];
    int ep;

    open_ctrl();
    want("announce", raw, channel_exists);
    if (!device_named(SYS_BUS, raw, channel, sizeof channel) || !node_named(raw, path, sizeof path))
        bail("announced node");
    snprintf(link, sizeof link, SYS_BUS "/%s/driver", channel);
    is("announced rpmsg-raw has a driver", 0, access(link, F_OK));
    if (!attribute(SYS_BUS, channel, "src", value, sizeof value))
        strcpy(value, "nothing");
    report(strtoul(value, NULL, 16) >= 1024 && strcmp(value, "0xffffffff") != 0,
           "announced rpmsg-raw has an address from 1024 on", "expected one, got %s", value);
    is_attribute("announced rpmsg-raw is not announced by us", SYS_BUS, channel, "announce", "false");
    report(eventually(exists, path, REPLY_MS), "announced node", "expected %s, got none", path);
    ep = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
    report(ep >= 0, "announced open", "expected a descriptor, got %s", strerror(errno));
    is("announced write", 1, write_some(ep));
    fails("announced destroy of the default endpoint", EINVAL, ioctl(ep, RPMSG_DESTROY_EPT_IOCTL));

    want("announce", plain, channel_exists);
    if (!device_named(SYS_BUS, plain, channel, sizeof channel))
        bail("announced channel");
    snprintf(link, sizeof link, SYS_BUS "/%s/driver", channel);
    is("announced other name has no driver", -1, access(link, F_OK));
    is_attribute("announced other name has no address", SYS_BUS, channel, "src", "0xffffffff");
    report(!node_named(plain, link, sizeof link), "announced other name has no node", "expected none, got %s", link);

    want("withdraw", raw, channel_vanished);
    is("withdrawn poll", POLLERR, poll_for(ep, POLLIN, 0));
    fails("withdrawn read", EPIPE, read_some(ep));
    fails("withdrawn write", EPIPE, write_some(ep));
    is("withdrawn node", -1, access(path, F_OK));
    close(ep);
    want("withdraw", plain, channel_vanished);
}

static void twice(void)
{
    int ctrl = open_ctrl();
    int ep = create_legacy(ctrl, RPMSG_ADDR_ANY, 1, O_RDWR);

    is("legacy destroy", 0, ioctl(ep, RPMSG_DESTROY_EPT_IOCTL));
    is("legacy second destroy", 0, ioctl(ep, RPMSG_DESTROY_EPT_IOCTL));
    close(ep);
    close(ctrl);
}

int main(int argc, char **argv)
{
    const char *group = argc > 1 ? argv[1] : "";
    uint32_t echo = argc == 3 ? (uint32_t)strtoul(argv[2], NULL, 0) : 0;

    signal(SIGALRM, out_of_time);
    signal(SIGPIPE, SIG_IGN);
    alarm(150);

    if (argc == 3 && strcmp(group, "basic") == 0)
        basic(echo);
    else if (argc == 3 && strcmp(group, "nofd") == 0)
        nofd(echo);
    else if (argc == 2 && strcmp(group, "stalled") == 0)
        stalled();
    else if (argc == 3 && strcmp(group, "crash") == 0)
        crash(echo);
    else if (argc == 2 && strcmp(group, "channels") == 0)
        channels();
    else if (argc == 2 && strcmp(group, "twice") == 0)
        twice();
    else {
        fprintf(stderr, "usage: kernel-check basic ECHO | nofd ECHO | stalled | crash ECHO | channels | twice\n");
        return 2;
    }
    return finish();
}
