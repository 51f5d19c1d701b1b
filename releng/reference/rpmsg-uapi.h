/* SPDX-License-Identifier: EPL-2.0 */
/*
 * The rpmsg control interface, written down a second time, independently of the
 * kernel's headers and of our agent, so that each can be checked against it.
 */
#ifndef RPMSG_UAPI_H
#define RPMSG_UAPI_H

#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>

#define RPMSG_ADDR_ANY 0xFFFFFFFFu
#define RPMSG_NAME_SIZE 32
#define RPMSG_PAYLOAD_MAX 496 /* of virtio: buffers of 512 bytes with a header of 16 */

struct rpmsg_endpoint_info {
    char name[RPMSG_NAME_SIZE];
    uint32_t src;
    uint32_t dst;
};

struct rpmsg_endpoint_fd_info {
    char name[RPMSG_NAME_SIZE];
    uint32_t src;
    uint32_t dst;
    uint32_t flags;
    int32_t fd;
};

#define RPMSG_CREATE_EPT_IOCTL _IOW(0xb5, 1, struct rpmsg_endpoint_info)
#define RPMSG_DESTROY_EPT_IOCTL _IO(0xb5, 2)
#define RPMSG_CREATE_DEV_IOCTL _IOW(0xb5, 3, struct rpmsg_endpoint_info)
#define RPMSG_RELEASE_DEV_IOCTL _IOW(0xb5, 4, struct rpmsg_endpoint_info)
#define RPMSG_GET_OUTGOING_FLOWCONTROL _IOR(0xb5, 5, int)
#define RPMSG_SET_INCOMING_FLOWCONTROL _IOR(0xb5, 6, int)
#define RPMSG_CREATE_EPT_FD_IOCTL _IOWR(0xb5, 7, struct rpmsg_endpoint_fd_info)

_Static_assert(sizeof(struct rpmsg_endpoint_info) == 40, "layout");
_Static_assert(offsetof(struct rpmsg_endpoint_info, src) == 32, "layout");
_Static_assert(offsetof(struct rpmsg_endpoint_info, dst) == 36, "layout");
_Static_assert(sizeof(struct rpmsg_endpoint_fd_info) == 48, "layout");
_Static_assert(offsetof(struct rpmsg_endpoint_fd_info, flags) == 40, "layout");
_Static_assert(offsetof(struct rpmsg_endpoint_fd_info, fd) == 44, "layout");

/* Where _IOC is encoded as on x86 and Arm; mips, powerpc and sparc have other numbers. */
#if defined(__x86_64__) || defined(__i386__) || defined(__aarch64__) || defined(__arm__) || defined(__riscv)
_Static_assert(RPMSG_CREATE_EPT_IOCTL == 0x4028b501, "number");
_Static_assert(RPMSG_DESTROY_EPT_IOCTL == 0x0000b502, "number");
_Static_assert(RPMSG_CREATE_DEV_IOCTL == 0x4028b503, "number");
_Static_assert(RPMSG_RELEASE_DEV_IOCTL == 0x4028b504, "number");
_Static_assert(RPMSG_GET_OUTGOING_FLOWCONTROL == 0x8004b505, "number");
_Static_assert(RPMSG_SET_INCOMING_FLOWCONTROL == 0x8004b506, "number");
_Static_assert(RPMSG_CREATE_EPT_FD_IOCTL == 0xc030b507, "number");
#endif

#endif
