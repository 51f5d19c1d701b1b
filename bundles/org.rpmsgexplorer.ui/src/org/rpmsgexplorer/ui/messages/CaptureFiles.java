// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.io.BufferedInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.CaptureSink;
import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.core.capture.RowSink;
import org.rpmsgexplorer.core.capture.WholeFile;
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
     * Writes rows to a file, which is written anew if it is there; where that fails or is cancelled, it is as it was.
     *
     * @param target its name tells the format
     * @return what was done, for the user; empty if it was cancelled
     */
    static Optional<String> export(TakenRows rows, Path target, Progress progress) throws IOException {
        ExportFormat format = ExportFormat.of(target).orElseThrow(() -> new CaptureException(
                NLS.bind(Messages.CaptureFiles_noFormat, target.getFileName()), Messages.CaptureFiles_noFormatHint, null));
        refuseSame(rows.rows().capture().path(), target);
        try (Capture own = rows.open(); WholeFile file = WholeFile.begin(target)) {
            long copied = copy(rows, own, format, file.part(), progress);
            if (progress.isCancelled()) {
                return Optional.empty();
            }
            file.finish();
            return Optional.of(NLS.bind(Messages.CaptureFiles_written, Long.toString(copied), target));
        } catch (IOException failed) {
            throw CaptureException.unwritable(target, failed);
        }
    }

    private static void refuseSame(Path source, Path target) throws IOException {
        if (Files.exists(target) && Files.exists(source) && Files.isSameFile(target, source)) {
            throw new CaptureException(NLS.bind(Messages.CaptureFiles_same, target), Messages.CaptureFiles_sameHint, null);
        }
    }

    /** Returns how many rows were written. */
    private static long copy(TakenRows rows, Capture own, ExportFormat format, Path part, Progress progress) throws IOException {
        try (RowSink sink = begin(format, part, own)) {
            FilteredCopy copy = new FilteredCopy(own, rows.filter().from(), rows.matcher(own), sink);
            boolean more = true;
            while (more && !progress.isCancelled()) {
                more = step(copy) && copy.next() < rows.end();
                long done = copy.next() - rows.filter().from();
                progress.part(Math.min(done, rows.size()), rows.size(), Messages.CaptureFiles_rows);
            }
            return copy.copied();
        }
    }

    private static RowSink begin(ExportFormat format, Path part, Capture from) throws IOException {
        if (format == ExportFormat.RPMSG) {
            return new CaptureSink(CaptureWriter.create(part, APPLICATION + ", from " + from.path().getFileName()));
        }
        // Not by a channel: an interrupt would close it.
        return format.begin(new FileOutputStream(part.toFile()), APPLICATION);
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
     * @param target is written anew if it is there; where that fails or is cancelled, it is as it was
     * @return what was done, for the user; empty if it was cancelled
     */
    static Optional<String> read(Path source, Path target, Progress progress) throws IOException {
        refuseSame(source, target);
        PcapngReport report;
        String origin = APPLICATION + ", imported from " + source.getFileName();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(source), BUFFER);
                WholeFile file = WholeFile.begin(target)) {
            try (RowSink sink = new CaptureSink(CaptureWriter.create(file.part(), origin))) {
                report = PcapngReader.read(in, source.toString(), Files.size(source), sink, progress);
            }
            if (progress.isCancelled()) {
                return Optional.empty();
            }
            file.finish();
        } catch (IOException failed) {
            // What is wrong with the target was told already.
            throw CaptureException.unreadable(source, failed);
        }
        StringBuilder text = new StringBuilder(NLS.bind(Messages.CaptureFiles_imported, Long.toString(report.rows()), target));
        add(text, Messages.CaptureFiles_shortened, report.shortened());
        add(text, Messages.CaptureFiles_left, report.otherLinks() + report.noHeader());
        report.cutAt().ifPresent(at -> add(text, Messages.CaptureFiles_cut, at));
        return Optional.of(text.toString());
    }

    private static void add(StringBuilder text, String what, long count) {
        if (count > 0) {
            text.append(' ').append(NLS.bind(what, Long.toString(count)));
        }
    }
}
