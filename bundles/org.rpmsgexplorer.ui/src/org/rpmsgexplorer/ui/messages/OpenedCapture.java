// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.nio.file.Path;

import org.eclipse.core.runtime.ILog;
import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.decode.Decoders;
import org.rpmsgexplorer.core.decode.UserLayouts;
import org.rpmsgexplorer.ui.preferences.RpmsgPreferences;

/**
 * A capture that is open for reading, and what decodes its messages.
 *
 * @param capture belongs to whoever opened it
 * @param decoders with the layouts of the user
 */
record OpenedCapture(Capture capture, Decoders decoders) {
    /** Opens a capture; reads the disk. Layouts that are wrong are told in the error log. */
    static OpenedCapture open(Path path) throws CaptureException {
        UserLayouts layouts = UserLayouts.read(RpmsgPreferences.layoutFolders());
        layouts.problems().forEach(ILog.of(OpenedCapture.class)::warn);
        return new OpenedCapture(Capture.open(path), new Decoders(layouts.layouts()));
    }
}
