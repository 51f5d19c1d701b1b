// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.pcapng;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowSink;

/** The interfaces of a section, and the endpoints that they stand for in the whole file. */
final class Interfaces {
    private static final int MAX_ENDPOINTS = 65_535;
    private static final int FIXED = 8;

    private final BlockReader blocks;
    private final Options options;
    private final RowSink sink;
    private final List<Interface> section = new ArrayList<>();
    private final Map<CapturedEndpoint, Integer> endpoints = new HashMap<>();
    private final Map<String, Integer> labels = new HashMap<>();
    private final List<CapturedEndpoint> known = new ArrayList<>();

    /** An interface, and what is known of its lost messages and comments so far. */
    static final class Interface {
        /** A packet of it is not rpmsg's. */
        static final int OTHER = -2;

        final int endpoint;
        final TimeStamps times;
        final long snapLength;
        final OptionalLong local;
        final PendingComment pending = new PendingComment();
        /** Lost messages that were told so far, and those of them that a packet may tell once more. */
        long lost;
        long lostAhead;

        Interface(int endpoint, TimeStamps times, long snapLength, OptionalLong local) {
            this.endpoint = endpoint;
            this.times = times;
            this.snapLength = snapLength;
            this.local = local;
        }

        boolean isRpmsg() {
            return endpoint != OTHER;
        }
    }

    Interfaces(BlockReader blocks, Options options, RowSink sink) {
        this.blocks = blocks;
        this.options = options;
        this.sink = sink;
    }

    void beginSection() {
        section.clear();
    }

    Interface get(int number) throws CaptureException {
        if (number < 0 || number >= section.size()) {
            throw blocks.failure("it names interface " + Integer.toUnsignedString(number) + " of " + section.size(), "");
        }
        return section.get(number);
    }

    /** Takes the current block, which describes an interface. */
    void add() throws IOException {
        ByteBuffer body = blocks.body();
        if (body.limit() < FIXED) {
            throw blocks.failure("an interface's block is too short", "");
        }
        if (section.size() >= MAX_ENDPOINTS) {
            throw blocks.failure("there are more than " + MAX_ENDPOINTS + " interfaces", "");
        }
        boolean rpmsg = Short.toUnsignedInt(body.getShort(0)) == Format.LINK_TYPE;
        String name = "";
        String description = "";
        String comment = "";
        int resolution = TimeStamps.MICROSECONDS.resolution();
        long offset = 0;
        options.from(FIXED);
        for (int code = options.next(); code != Format.END_OF_OPTIONS; code = options.next()) {
            switch (code) {
                case Format.INTERFACE_NAME -> name = options.text();
                case Format.INTERFACE_DESCRIPTION -> description = options.text();
                case Format.INTERFACE_RESOLUTION -> resolution = options.u8();
                case Format.INTERFACE_OFFSET -> offset = options.i64();
                case Format.COMMENT -> comment = options.text();
                default -> {
                }
            }
        }
        int number = Interface.OTHER;
        OptionalLong local = OptionalLong.empty();
        if (rpmsg && comment.equals(EndpointComment.CAPTURE)) {
            number = Row.NO_ENDPOINT;
        } else if (rpmsg) {
            String called = !name.isBlank() ? name : !description.isBlank() ? description : "interface " + section.size();
            String label = Texts.bounded(called, PcapngWriter.MAX_NAME);
            Optional<CapturedEndpoint> told = EndpointComment.parse(comment, label);
            number = endpoint(told.orElseGet(() -> new CapturedEndpoint("", "", "", label, "", OptionalLong.empty(),
                    OptionalLong.empty())));
            local = known.get(number).local();
        }
        section.add(new Interface(number, new TimeStamps(resolution, offset),
                Integer.toUnsignedLong(body.getInt(Integer.BYTES)), local));
    }

    /** Returns the number of an endpoint: the one of an earlier section, if that was the same. */
    private int endpoint(CapturedEndpoint wanted) throws IOException {
        Integer there = endpoints.get(wanted);
        if (there != null) {
            return there;
        }
        if (known.size() >= MAX_ENDPOINTS) {
            throw blocks.failure("there are more than " + MAX_ENDPOINTS + " endpoints", "");
        }
        CapturedEndpoint added = new CapturedEndpoint(wanted.board(), wanted.control(), wanted.name(),
                unused(wanted.label()), wanted.way(), wanted.local(), wanted.remote());
        sink.endpoint(added);
        known.add(added);
        endpoints.put(wanted, known.size() - 1);
        return known.size() - 1;
    }

    private String unused(String label) {
        Integer used = labels.putIfAbsent(label, 1);
        String candidate = label;
        for (int number = used == null ? 0 : used + 1; number > 0;) {
            candidate = label + " (" + number + ")";
            labels.put(label, number);
            number = labels.putIfAbsent(candidate, 1) == null ? 0 : number + 1;
        }
        return candidate;
    }
}
