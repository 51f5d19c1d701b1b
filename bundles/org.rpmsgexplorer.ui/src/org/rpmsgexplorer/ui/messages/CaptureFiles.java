// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.io.BufferedInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.CaptureSink;
import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.core.capture.RowSink;
import org.rpmsgexplorer.core.capture.export.ExportFormat;
import org.rpmsgexplorer.core.capture.pcapng.PcapngReader;
import org.rpmsgexplorer.core.capture.pcapng.PcapngReport;
import org.rpmsgexplorer.core.query.FilteredCopy;
import org.rpmsgexplorer.core.query.QueryException;

/** Writes captures to files, and reads files to captures. Its methods take long. */
final class CaptureFiles {
    private static final String APPLICATION = "RPMsg Explorer";
    private static final int STEP = 20_000;
    private static final int BUFFER = 64 * 1024;

    private CaptureFiles() {
    }

    /**
     * Writes the rows that a filter lets through to a file, which is written anew if it is there.
     *
     * @param rows knows the capture, which may grow: it ends with what is there at the end
     * @param target its name tells the format
     * @return what was done, for the user
     */
    static String export(MessageRows rows, RowFilter filter, Path target, Progress progress) throws IOException {
        Capture capture = rows.capture();
        if (Files.exists(target) && Files.isSameFile(target, capture.path())) {
            throw new CaptureException(NLS.bind(Messages.CaptureFiles_same, target), Messages.CaptureFiles_sameHint, null);
        }
        FilteredCopy copy;
        try (RowSink sink = begin(target, capture)) {
            copy = new FilteredCopy(capture, filter.from(), filter.matcher(rows.newContext()), sink);
            boolean more = true;
            while (more && !progress.isCancelled()) {
                more = step(copy);
                progress.part(copy.next(), capture.rows(), Messages.CaptureFiles_rows);
            }
        }
        return NLS.bind(progress.isCancelled() ? Messages.CaptureFiles_writtenEarly : Messages.CaptureFiles_written,
                Long.toString(copy.copied()), target);
    }

    private static RowSink begin(Path target, Capture from) throws IOException {
        ExportFormat format = ExportFormat.of(target).orElseThrow(() -> new CaptureException(
                NLS.bind(Messages.CaptureFiles_noFormat, target.getFileName()), Messages.CaptureFiles_noFormatHint, null));
        if (format == ExportFormat.RPMSG) {
            return new CaptureSink(CaptureWriter.replace(target, APPLICATION + ", from " + from.path().getFileName()));
        }
        // Not by a channel: an interrupt would close it.
        return format.begin(new FileOutputStream(target.toFile()), APPLICATION);
    }

    private static boolean step(FilteredCopy copy) throws IOException {
        try {
            return copy.step(STEP);
        } catch (QueryException undecided) {
            throw new CaptureException(undecided.getMessage(), undecided.hint(), undecided);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    /**
     * Makes a capture of a pcapng file.
     *
     * @param target is written anew if it is there
     * @return what was done, for the user
     */
    static String read(Path source, Path target, Progress progress) throws IOException {
        if (Files.exists(target) && Files.isSameFile(target, source)) {
            throw new CaptureException(NLS.bind(Messages.CaptureFiles_same, target), Messages.CaptureFiles_sameHint, null);
        }
        PcapngReport report;
        String origin = APPLICATION + ", imported from " + source.getFileName();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(source), BUFFER);
                RowSink sink = new CaptureSink(CaptureWriter.replace(target, origin))) {
            report = PcapngReader.read(in, source.toString(), Files.size(source), sink, progress);
        }
        StringBuilder text = new StringBuilder(NLS.bind(Messages.CaptureFiles_imported, Long.toString(report.rows()), target));
        add(text, Messages.CaptureFiles_shortened, report.shortened());
        add(text, Messages.CaptureFiles_left, report.otherLinks() + report.noHeader());
        report.cutAt().ifPresent(at -> add(text, Messages.CaptureFiles_cut, at));
        return text.toString();
    }

    private static void add(StringBuilder text, String what, long count) {
        if (count > 0) {
            text.append(' ').append(NLS.bind(what, Long.toString(count)));
        }
    }
}
