/* SPDX-License-Identifier: EPL-2.0 */
/*
 * The two loops of the cover letter of RPMSG_CREATE_EPT_FD_IOCTL, timed without
 * Java between their calls; org.rpmsgexplorer.linux.NativeLoopEngine calls this
 * once for some thousand calls. Nothing is allocated or looked up in a loop.
 *
 *   legacy: create the endpoint, open its node (again until it opens), destroy, close
 *   fd:     create the endpoint as a descriptor, destroy, close
 *
 * The kernel does not tell which node it made. The cover letter's program opens
 * /dev/rpmsg0 whatever it is; here the caller has found the node's number, and
 * looks before and after that nobody else creates nodes. To look at each one would
 * cost more than time: what was looked at in /sys takes longer to be removed. Only
 * one that was waited for is looked at.
 * The time of a step comes from the processor's counter where user space may read
 * it, which costs some nanoseconds even where the clock is a system call (User-Mode
 * Linux), and is brought to nanoseconds by the clock's time over the whole call.
 * Needs nothing but libc, and no symbol that is younger than glibc 2.27.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define RPMSG_CREATE_EPT_IOCTL 0x4028b501
#define RPMSG_DESTROY_EPT_IOCTL 0xb502
#define RPMSG_CREATE_EPT_FD_IOCTL 0xc030b507

#define OPEN_LIMIT_NS INT64_C(2000000000)
/* The first loops of a call find the processor's caches as other work has left them: they are not timed. */
#define LEAD 5
#define NAME_SIZE 32

/* include/uapi/linux/rpmsg.h; the fd way has two fields more behind the legacy way's. */
struct endpoint_info {
    char name[NAME_SIZE];
    uint32_t src;
    uint32_t dst;
    uint32_t flags;
    int32_t fd;
};

/* What failed; NativeLoopEngine.CALLS has the same order. */
enum call { CREATE, OPEN, DESTROY };

/* What is asked for and what was measured; NativeLoopEngine writes and reads it by offsets. */
struct series {
    int64_t loops;          /*  0: how many */
    int64_t steps;          /*  8: 1 to time each step, 0 to time the loop without reading the counter between steps */
    int64_t retries;        /* 16: how often a node could not be opened at once */
    int64_t nanos[4];       /* 24: of all loops together: [0], or of each step: create, open, destroy, close */
    int32_t error;          /* 56: errno of what failed, or 0 */
    int32_t call;           /* 60: what failed */
};

static int64_t clock_ns(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

static inline int64_t ticks(void)
{
#if defined(__x86_64__) || defined(__i386__)
    return (int64_t)__builtin_ia32_rdtsc();
#elif defined(__aarch64__)
    int64_t count;

    __asm__ volatile("isb\n\tmrs %0, cntvct_el0" : "=r"(count)::"memory");
    return count;
#else
    return clock_ns();
#endif
}

/* One call's measuring: the counter and the clock at its begin, and what reading the counter costs. */
struct meter {
    int64_t ticks_begin;
    int64_t clock_begin;
    double cost;
    int64_t reads[4];
    int64_t sum[4];
    bool counts;
};

static void begin(struct meter *meter)
{
    int series, read;

    memset(meter, 0, sizeof *meter);
    meter->cost = 1e9;
    for (series = 0; series < 10; series++) {
        int64_t first = ticks(), last = first;

        for (read = 0; read < 16; read++)
            last = ticks();
        if ((double)(last - first) / 16 < meter->cost)
            meter->cost = (double)(last - first) / 16;
    }
    meter->clock_begin = clock_ns();
    meter->ticks_begin = ticks();
}

/* Nothing is added before the lead is over. */
static inline void add(struct meter *meter, int region, int64_t from, int64_t to)
{
    if (!meter->counts)
        return;
    meter->sum[region] += to - from;
    meter->reads[region]++;
}

static void end(const struct meter *meter, struct series *series)
{
    double ticks_all = (double)(ticks() - meter->ticks_begin);
    double clock_all = (double)(clock_ns() - meter->clock_begin);
    int region;

    for (region = 0; region < 4; region++) {
        double counted = (double)meter->sum[region] - (double)meter->reads[region] * meter->cost;

        series->nanos[region] = ticks_all > 0 ? (int64_t)(counted * (clock_all / ticks_all) + 0.5) : 0;
    }
}

static int fail(struct series *series, enum call call)
{
    series->error = errno;
    series->call = call;
    return -1;
}

/* Opens the node, again while it is not there yet: udev and mdev take their time. */
static int open_node(const char *node, int64_t *retries)
{
    int fd = open(node, O_RDWR | O_CLOEXEC);
    int64_t limit;

    if (fd >= 0)
        return fd;
    limit = clock_ns() + OPEN_LIMIT_NS;
    while (fd < 0 && (errno == ENOENT || errno == EACCES || errno == ENXIO || errno == EINTR) && clock_ns() < limit) {
        ++*retries;
        fd = open(node, O_RDWR | O_CLOEXEC);
    }
    return fd;
}

/* Whether the node that has this file in /sys is the endpoint with this name, which no other program uses. */
static bool is_ours(const char *name_file, const char *name)
{
    char found[NAME_SIZE + 1];
    size_t length = strlen(name);
    ssize_t n = -1;
    int fd = open(name_file, O_RDONLY | O_CLOEXEC);

    if (fd >= 0) {
        n = read(fd, found, sizeof found);
        close(fd);
    }
    return n == (ssize_t)length + 1 && found[length] == '\n' && memcmp(found, name, length) == 0;
}

/* Destroys and closes, timing each where a meter is given; an endpoint is destroyed once, whatever comes of it. */
static int finish(int fd, struct meter *meter, struct series *series)
{
    int64_t from = meter ? ticks() : 0, between;
    int result = ioctl(fd, RPMSG_DESTROY_EPT_IOCTL, 0);

    if (result < 0)
        fail(series, DESTROY);
    between = meter ? ticks() : 0;
    close(fd);
    if (meter) {
        add(meter, 2, from, between);
        add(meter, 3, between, ticks());
    }
    return result;
}

/* A node that was created and not destroyed is left to the caller, who finds it by its name. */
int rpmsg_loops_legacy(int control, const struct endpoint_info *info, const char *node, const char *name_file,
        struct series *series)
{
    int64_t loops = series->loops, done, begun = 0, from = 0, between = 0, retries;
    bool steps = series->steps;
    struct meter meter;
    int fd;

    begin(&meter);
    for (done = -LEAD; done < loops; done++) {
        if (done == 0) {
            meter.counts = true;
            begun = ticks();
        }
        if (steps)
            from = ticks();
        if (ioctl(control, RPMSG_CREATE_EPT_IOCTL, info) < 0)
            return fail(series, CREATE);
        if (steps)
            between = ticks();
        retries = series->retries;
        fd = open_node(node, &series->retries);
        if (fd < 0)
            return fail(series, OPEN);
        /* While it was waited for, another program's node may have come there; next to the wait, looking takes no time. */
        if (series->retries > retries && !is_ours(name_file, info->name)) {
            errno = EBUSY;
            fail(series, OPEN);
            close(fd);
            return -1;
        }
        if (steps) {
            add(&meter, 0, from, between);
            add(&meter, 1, between, ticks());
        }
        if (finish(fd, steps ? &meter : NULL, series) < 0)
            return -1;
    }
    if (!steps)
        add(&meter, 0, begun, ticks());
    end(&meter, series);
    return 0;
}

int rpmsg_loops_fd(int control, struct endpoint_info *info, struct series *series)
{
    int64_t loops = series->loops, done, begun = 0, from = 0;
    bool steps = series->steps;
    struct meter meter;

    begin(&meter);
    for (done = -LEAD; done < loops; done++) {
        if (done == 0) {
            meter.counts = true;
            begun = ticks();
        }
        if (steps)
            from = ticks();
        info->flags = O_RDWR | O_CLOEXEC | O_NONBLOCK;
        info->fd = -1;
        if (ioctl(control, RPMSG_CREATE_EPT_FD_IOCTL, info) < 0)
            return fail(series, CREATE);
        if (steps)
            add(&meter, 0, from, ticks());
        if (finish(info->fd, steps ? &meter : NULL, series) < 0)
            return -1;
    }
    if (!steps)
        add(&meter, 0, begun, ticks());
    end(&meter, series);
    return 0;
}

/* No rpmsg: a descriptor is created and closed, on any machine. It shows how exact the Java engine is there. */
int rpmsg_loops_eventfd(struct series *series)
{
    int64_t loops = series->loops, done, from = 0;
    struct meter meter;

    begin(&meter);
    for (done = -LEAD; done < loops; done++) {
        int fd;

        if (done == 0) {
            meter.counts = true;
            from = ticks();
        }
        fd = eventfd(0, EFD_CLOEXEC);
        if (fd < 0)
            return fail(series, CREATE);
        close(fd);
    }
    add(&meter, 0, from, ticks());
    end(&meter, series);
    return 0;
}
