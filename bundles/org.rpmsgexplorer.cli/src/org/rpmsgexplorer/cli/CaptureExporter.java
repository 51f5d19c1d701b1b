// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.RowSink;
import org.rpmsgexplorer.core.decode.DecodedFields;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the rows of a capture that a filter lets through to a file. */
final class CaptureExporter {
    @Mixin
    private DecoderOptions decoders;

    @Option(names = "--overwrite", description = "Write a file anew that is there. Default: refuse.")
    private boolean overwrite;

    void export(CaptureFileParameter file, RowFilter filter, CaptureTarget target)
            throws CommandException, IOException {
        try (Interrupt interrupt = new Interrupt(); Capture capture = file.open()) {
            target.refuseSame(file.path());
            DecodedFields fields = decoders.on(capture);
            long copied;
            try (RowSink sink = target.create(origin(capture, filter), overwrite);
                    RowWalk walk = new RowWalk(capture, 0, Long.MAX_VALUE, filter.on(capture, fields), sink,
                            target.isStandardOutput(), interrupt)) {
                copied = walk(walk, target);
            } catch (CaptureException told) {
                throw told;
            } catch (IOException failed) {
                throw target.unwritable(failed);
            }
            if (!target.isStandardOutput()) {
                System.err.println(copied + " of " + capture.rows() + " rows written to "
                        + Terminal.harmless(target.file().toString()) + (interrupt.asked() ? ", ended early" : ""));
            }
        }
    }

    private static long walk(RowWalk walk, CaptureTarget target) throws CommandException, IOException {
        boolean whole = false;
        try {
            walk.toEnd();
            whole = true;
            return walk.copied();
        } finally {
            if (!whole) {
                System.err.println("rpmsg: " + Terminal.harmless(target.file().toString()) + " ends after " + walk.copied()
                        + " rows");
            }
        }
    }

    private static String origin(Capture capture, RowFilter filter) {
        return "from " + capture.path().getFileName() + (filter.text().isEmpty() ? "" : " (" + filter.text() + ")")
                + (capture.origin().isEmpty() ? "" : "; that: " + capture.origin());
    }
}
