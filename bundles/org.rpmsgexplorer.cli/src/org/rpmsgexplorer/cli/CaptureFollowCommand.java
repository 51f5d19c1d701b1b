// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.decode.DecodedFields;
import org.rpmsgexplorer.core.query.RowPredicate;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the rows of a capture, and those that another program adds. */
@Command(name = "follow", mixinStandardHelpOptions = true,
        description = {"List the rows of a capture, and those that another program adds, until Ctrl-C.",
                "A file that is not there yet is waited for. The rows look as those of rpmsg capture list."},
        footer = {"", "Examples:", "  rpmsg capture follow lunch.rpmsg 'text contains \"error\"'",
                "  rpmsg capture follow lunch.rpmsg --tail 0 --json | jq -c .payload"})
final class CaptureFollowCommand implements Callable<Integer> {
    /** How often it looks for more. */
    private static final long LOOK_MILLIS = 100;

    @Mixin
    private CaptureFileParameter file;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FILTER", description = RowFilter.HELP)
    private List<String> filter = new ArrayList<>();

    @Mixin
    private RowOptions rows;

    @Mixin
    private DecoderOptions decoders;

    @Option(names = "--tail", paramLabel = "N",
            description = "Begin with the last so many rows of those that are there. Default: with the first row.")
    private Long tail;

    @Option(names = "--count", paramLabel = "N", description = "End after so many rows.")
    private Long count;

    @Override
    public Integer call() throws Exception {
        rows.check();
        if (tail != null && tail < 0 || count != null && count < 1) {
            throw new UsageException("The tail is 0 or more, and the count 1 or more");
        }
        RowFilter wanted = RowFilter.of(filter);
        try (Interrupt interrupt = new Interrupt()) {
            awaitFile();
            Object identity = identity(file.path());
            try (Capture capture = file.openInSilence()) {
                DecodedFields fields = decoders.on(capture);
                RowPredicate predicate = wanted.on(capture, fields);
                long first = tail == null ? 0 : new TailSearch(capture, predicate, interrupt).find(0, tail);
                try (RowWalk walk = new RowWalk(capture, first, count == null ? Long.MAX_VALUE : count, predicate,
                        rows.sink(fields, decoders.isNamed()), true, interrupt)) {
                    while (walk.toEnd()) {
                        awaitMore(capture, identity);
                    }
                }
            }
        } catch (InterruptedException ended) {
            // By Ctrl-C: what has come is printed.
        }
        return 0;
    }

    private void awaitFile() throws IOException, InterruptedException {
        Path path = file.path();
        boolean told = false;
        while (!Files.exists(path) || Files.isRegularFile(path) && Files.size(path) == 0) {
            if (!told) {
                System.err.println("rpmsg: waiting for " + Terminal.harmless(path.toString()));
                told = true;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private void awaitMore(Capture capture, Object identity) throws IOException, InterruptedException {
        while (!capture.refresh()) {
            if (!Objects.equals(identity, identity(capture.path()))) {
                throw new CaptureException("The file " + capture.path() + " is not the same any more: it was removed or"
                        + " written anew", "Follow it again.", null);
            } else if (System.out.checkError()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** Returns what tells a file from another one of the same name; null where that is not to be had. */
    private static Object identity(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException gone) {
            return path;
        }
    }
}
