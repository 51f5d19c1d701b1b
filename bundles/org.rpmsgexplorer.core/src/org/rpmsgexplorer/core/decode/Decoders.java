// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;

/**
 * The decoders that there are: users' layouts first, in their order, then {@code name-service}, {@code json}, {@code
 * cbor} and {@code text}. Immutable.
 */
public final class Decoders {
    /** The address of the name service on every bus. */
    private static final long NAME_SERVICE_ADDRESS = 53;
    private static final int CBOR_ITSELF = 0xD9D9F7;

    private final List<Layout> layouts;
    private final List<Decoder> all;
    private final Decoder nameService = nameService();
    private final Decoder json = decoder("json", (payload, into) -> new JsonReader(payload).read(into));
    private final Decoder cbor = decoder("cbor", (payload, into) -> new CborReader(payload).read(into));
    private final Decoder text = new TextDecoder();
    private final Decoder automatic = new Automatic();

    private interface Reading {
        void read(ByteBuffer payload, List<Field> into) throws Undecodable;
    }

    /** Creates the set with the built-in decoders and these layouts. */
    public Decoders(List<Layout> layouts) {
        this.layouts = List.copyOf(layouts);
        List<Decoder> decoders = new ArrayList<>(layouts);
        decoders.addAll(List.of(nameService, json, cbor, text, automatic));
        all = List.copyOf(decoders);
    }

    /** Returns all, in the order in which a name is looked up. */
    public List<Decoder> all() {
        return all;
    }

    /** Returns the first decoder with this name; {@code auto} is what looks at each payload. */
    public Optional<Decoder> named(String name) {
        return all.stream().filter(decoder -> decoder.name().equals(name)).findFirst();
    }

    /**
     * Returns the decoder for an endpoint: the first layout for its name (its label where it has no name), else that of
     * the name service at its address, else one that looks at each payload and takes JSON, CBOR or text where it
     * clearly is that, and otherwise nothing.
     */
    public Decoder forEndpoint(CapturedEndpoint endpoint) {
        String name = endpoint.name().isEmpty() ? endpoint.label() : endpoint.name();
        for (Layout layout : layouts) {
            if (layout.isFor(name)) {
                return layout;
            }
        }
        boolean announcements = endpoint.local().orElse(-1) == NAME_SERVICE_ADDRESS
                || endpoint.remote().orElse(-1) == NAME_SERVICE_ADDRESS;
        return announcements ? nameService : automatic;
    }

    /** struct rpmsg_ns_msg of the kernel's include/linux/rpmsg/ns.h; little-endian since virtio 1. */
    private static Decoder nameService() {
        try {
            return Layout.parse("""
                    layout "name-service" little {
                        char name[32];
                        u32 addr;
                        u32 flags enum { 0 = create, 1 = destroy }
                    }
                    """).get(0);
        } catch (LayoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Decoder decoder(String name, Reading reading) {
        return new Decoder() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Decoded decode(ByteBuffer payload, CapturedEndpoint endpoint) {
                return Tree.decode(name, into -> reading.read(payload, into));
            }
        };
    }

    /** Looks at each payload. */
    private final class Automatic implements Decoder {
        @Override
        public String name() {
            return "auto";
        }

        @Override
        public Decoded decode(ByteBuffer payload, CapturedEndpoint endpoint) {
            ByteBuffer bytes = payload.slice();
            int end = Utf8.withoutZeros(bytes);
            if (end > 0 && Utf8.isReadable(bytes.slice(0, end))) {
                if (looksLikeJson(bytes.slice(0, end))) {
                    Decoded decoded = json.decode(payload, endpoint);
                    if (decoded.complete()) {
                        return decoded;
                    }
                }
                return text.decode(payload, endpoint);
            }
            if (looksLikeCbor(bytes)) {
                Decoded decoded = cbor.decode(payload, endpoint);
                if (decoded.complete()) {
                    return decoded;
                }
            }
            return Decoded.NOTHING;
        }

        /** A number or a word alone is text, though JSON too. */
        private static boolean looksLikeJson(ByteBuffer bytes) {
            String text = "";
            for (int i = 0; i < bytes.limit() && text.isBlank(); i++) {
                text = Character.toString(bytes.get(i) & 0xFF);
            }
            return text.equals("{") || text.equals("[");
        }

        /**
         * Nearly every byte begins some data item; a map whose first key is text, or the tag for CBOR, is hardly
         * chance.
         */
        private static boolean looksLikeCbor(ByteBuffer bytes) {
            if (bytes.limit() < 3) {
                return false;
            }
            int first = bytes.get(0) & 0xFF;
            int second = bytes.get(1) & 0xFF;
            boolean map = first > 0xA0 && first <= 0xB7 || first == 0xBF;
            boolean tagged = (first << 16 | second << 8 | bytes.get(2) & 0xFF) == CBOR_ITSELF;
            return map && second > 0x60 && second <= 0x77 || tagged;
        }
    }
}
