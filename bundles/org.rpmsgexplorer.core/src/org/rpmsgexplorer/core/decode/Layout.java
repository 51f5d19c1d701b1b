// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;

/** A layout that a user has written: what the fields of a message are, one after the other. */
public final class Layout implements Decoder {
    private static final int MAX_FILE = 1024 * 1024;

    private final String name;
    private final List<Glob> globs;
    private final List<Item> items;

    Layout(String name, List<Glob> globs, List<Item> items) {
        this.name = name;
        this.globs = List.copyOf(globs);
        this.items = List.copyOf(items);
    }

    /**
     * Reads a text with one layout or more.
     *
     * @throws LayoutException where the text is wrong
     */
    public static List<Layout> parse(String text) throws LayoutException {
        return LayoutParser.parse(text);
    }

    /**
     * Reads a file in UTF-8 with one layout or more.
     *
     * @throws LayoutException where its text is wrong
     * @throws IOException where it cannot be read
     */
    public static List<Layout> read(Path file) throws IOException, LayoutException {
        if (Files.size(file) > MAX_FILE) {
            throw new LayoutException("the file is larger than " + MAX_FILE + " bytes", 1, 1);
        }
        return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    @Override
    public String name() {
        return name;
    }

    /** Returns whether it is for endpoints with this name. */
    public boolean isFor(String endpoint) {
        return globs.stream().anyMatch(glob -> glob.matches(endpoint));
    }

    @Override
    public Decoded decode(ByteBuffer payload, CapturedEndpoint endpoint) {
        return new LayoutReader(payload).read(name, items);
    }
}
