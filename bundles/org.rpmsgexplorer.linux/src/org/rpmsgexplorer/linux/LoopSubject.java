// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

/**
 * What a {@link LoopEngine} does again and again, made ready, so that nothing is left to be allocated or looked up meanwhile.
 *
 * <p>The buffers belong to it; the control device does not.
 */
public sealed interface LoopSubject extends AutoCloseable {
    /**
     * The cover letter's first loop: create an endpoint, open its node, destroy it, close it.
     *
     * @param control where it is created
     * @param requests of the ioctls
     * @param info {@code struct rpmsg_endpoint_info}, with a name that no other program uses
     * @param node path of the node that the kernel will make, ending with a zero byte
     * @param nameFile path of the file in {@code /sys} that holds the node's name, ending with a zero byte
     */
    record Legacy(FileDescriptor control, Requests requests, NativeBuffer info, NativeBuffer node, NativeBuffer nameFile)
            implements LoopSubject {
        @Override
        public void close() {
            info.close();
            node.close();
            nameFile.close();
        }
    }

    /**
     * The cover letter's second loop: create an endpoint as a descriptor, destroy it, close it.
     *
     * @param control where it is created
     * @param requests of the ioctls
     * @param info {@code struct rpmsg_endpoint_fd_info}
     */
    record Fd(FileDescriptor control, Requests requests, NativeBuffer info) implements LoopSubject {
        @Override
        public void close() {
            info.close();
        }
    }

    /** Create an eventfd, close it: no rpmsg, the same on any machine, to see how exact an engine is. */
    record EventFd() implements LoopSubject {
        @Override
        public void close() {
            // It has nothing.
        }
    }

    /**
     * The numbers of two ioctl requests.
     *
     * @param create of the control device
     * @param destroy of the endpoint
     */
    record Requests(int create, int destroy) {
    }

    @Override
    void close();
}
