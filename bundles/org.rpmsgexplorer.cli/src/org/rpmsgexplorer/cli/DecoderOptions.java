// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.decode.DecodedFields;
import org.rpmsgexplorer.core.decode.Decoder;
import org.rpmsgexplorer.core.decode.Decoders;
import org.rpmsgexplorer.core.decode.Layout;
import org.rpmsgexplorer.core.decode.LayoutException;
import org.rpmsgexplorer.core.decode.UserLayouts;

import picocli.CommandLine.Option;

/** Says what decodes payloads: users' layouts, and one decoder for all endpoints. */
final class DecoderOptions {
    @Option(names = "--layout", paramLabel = "FILE", description = {"Take layouts from this file (docs/layouts.md), to decode and"
            + " for field.NAME in filters. Can be repeated.", "*.layout in rpmsg-explorer/layouts of the user's configuration"
                    + " folder (~/.config) are taken behind them."})
    private List<Path> files = new ArrayList<>();

    @Option(names = "--decoder", paramLabel = "NAME", description = "Decode all endpoints by this one: a layout's name,"
            + " name-service, json, cbor, text or auto. Default: by each endpoint's name.")
    private String name;

    /** Returns whether a decoder was asked for by its name. */
    boolean isNamed() {
        return name != null;
    }

    /**
     * Returns what decodes the messages of a capture.
     *
     * @throws CommandException where a file that was named is missing or wrong
     */
    DecodedFields on(Capture capture) throws CommandException {
        List<Layout> layouts = new ArrayList<>();
        for (Path file : files) {
            layouts.addAll(read(file));
        }
        UserLayouts usual = UserLayouts.read();
        usual.problems().forEach(problem -> System.err.println("rpmsg: passed over: " + Terminal.harmless(problem)));
        layouts.addAll(usual.layouts());
        return new DecodedFields(choice(new Decoders(layouts)), number -> capture.endpoints().get(number));
    }

    private Function<CapturedEndpoint, Decoder> choice(Decoders decoders) {
        if (name == null) {
            return decoders::forEndpoint;
        }
        Decoder one = decoders.named(name).orElseThrow(() -> new UsageException("There is no decoder \"" + name
                + "\"; there are " + decoders.all().stream().map(Decoder::name).collect(Collectors.joining(", "))));
        return endpoint -> one;
    }

    private static List<Layout> read(Path file) throws CommandException {
        try {
            return Layout.read(file);
        } catch (LayoutException wrong) {
            throw new CommandException(file + ":" + wrong.line() + ":" + wrong.column() + ": " + wrong.problem(),
                    wrong.hint() + ".", wrong);
        } catch (NoSuchFileException missing) {
            throw new CommandException("There is no file " + file, "", missing);
        } catch (IOException unreadable) {
            throw new CommandException("The layouts in " + file + " cannot be read: " + unreadable.getMessage(), "",
                    unreadable);
        }
    }
}
