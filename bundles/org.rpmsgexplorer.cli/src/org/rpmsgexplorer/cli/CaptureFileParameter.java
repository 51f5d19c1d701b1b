// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.nio.file.Files;
import java.nio.file.Path;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureException;

import picocli.CommandLine.Parameters;

/** Names the capture that a command reads. */
final class CaptureFileParameter {
    @Parameters(index = "0", paramLabel = "FILE", description = "A capture (.rpmsg).")
    private Path file;

    Path path() {
        return file;
    }

    /** Opens the capture; what of it cannot be read is told on standard error. */
    Capture open() throws CaptureException {
        Capture capture = openInSilence();
        String missing = missing(capture);
        if (!missing.isEmpty()) {
            System.err.println("rpmsg: " + Terminal.harmless(file + ": " + missing));
        }
        return capture;
    }

    /** Opens the capture, whatever is missing at its end. */
    Capture openInSilence() throws CaptureException {
        if (!Files.exists(file)) {
            throw new CaptureException("There is no file " + file, "", null);
        } else if (Files.isDirectory(file)) {
            throw new CaptureException(file + " is a folder, not a capture", "", null);
        }
        return Capture.open(file);
    }

    /** Returns what cannot be read at a capture's end, for people; empty if all can. */
    static String missing(Capture capture) throws CaptureException {
        long ignored = capture.ignoredBytes();
        if (ignored == 0) {
            return "";
        } else if (capture.isDamaged()) {
            return "it is damaged at byte " + (capture.fileLength() - ignored) + "; the " + ignored
                    + " bytes from there on cannot be read";
        }
        return "its last " + ignored
                + " bytes are no whole block: it is being written just now, or its writer was killed";
    }
}
