// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux.rpmsg;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

import org.rpmsgexplorer.linux.FileDescriptor;
import org.rpmsgexplorer.linux.LoopSubject;
import org.rpmsgexplorer.linux.NativeBuffer;

/** The cover letter's two loops, made ready for a {@link org.rpmsgexplorer.linux.LoopEngine}. */
public final class EndpointLoops {
    private static final LoopSubject.Requests LEGACY =
            new LoopSubject.Requests(RpmsgUapi.CREATE_EPT, RpmsgUapi.DESTROY_EPT);
    private static final LoopSubject.Requests FD = new LoopSubject.Requests(RpmsgUapi.CREATE_EPT_FD, RpmsgUapi.DESTROY_EPT);

    private EndpointLoops() {
    }

    /**
     * Returns the loop of the legacy way.
     *
     * @param control stays the caller's, and open
     * @param info with a name that no other program uses
     * @param node path of the node that the kernel makes for it
     * @param nameFile the file in {@code /sys} with its name
     */
    public static LoopSubject legacy(ControlDevice control, EndpointInfo info, Path node, Path nameFile) {
        return new LoopSubject.Legacy(control.fd(), LEGACY, info.encode(), path(node), path(nameFile));
    }

    /**
     * Returns the loop of the fd way.
     *
     * @param control stays the caller's, and open
     */
    public static LoopSubject fd(ControlDevice control, EndpointInfo info) {
        int flags = FileDescriptor.O_RDWR | FileDescriptor.O_CLOEXEC | FileDescriptor.O_NONBLOCK;
        return new LoopSubject.Fd(control.fd(), FD, info.encodeFd(flags));
    }

    private static NativeBuffer path(Path path) {
        byte[] bytes = path.toString().getBytes(StandardCharsets.UTF_8);
        return NativeBuffer.of(Arrays.copyOf(bytes, bytes.length + 1));
    }
}
