// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.query.FieldLookup;
import org.rpmsgexplorer.core.query.FieldValue;

/** What decoders find in the rows of a capture, for its filters. A row is decoded once. For one thread at a time. */
public final class DecodedFields implements FieldLookup {
    private final Function<CapturedEndpoint, Decoder> decoders;
    private final IntFunction<CapturedEndpoint> endpoints;
    /** By the endpoint's number; choosing one asks all layouts. */
    private final Map<Integer, Decoder> chosen = new HashMap<>();
    private long number = -1;
    private List<Field> fields = List.of();

    /**
     * Creates a lookup for the rows of one capture.
     *
     * @param decoders chooses one for an endpoint, such as {@link Decoders#forEndpoint}
     * @param endpoints its endpoints by their numbers
     */
    public DecodedFields(Function<CapturedEndpoint, Decoder> decoders, IntFunction<CapturedEndpoint> endpoints) {
        this.decoders = decoders;
        this.endpoints = endpoints;
    }

    @Override
    public FieldValue find(Row row, String path) {
        if (row.kind() != Row.Kind.MESSAGE) {
            return null;
        }
        if (row.number() != number) {
            fields = decode(row).fields();
            number = row.number();
        }
        return Field.find(fields, path).map(field -> value(field.value())).orElse(null);
    }

    /** Decodes a message by the decoder that was chosen for its endpoint. */
    public Decoded decode(Row row) {
        CapturedEndpoint endpoint = endpoints.apply(row.endpoint());
        return chosen.computeIfAbsent(row.endpoint(), first -> decoders.apply(endpoint)).decode(row.payload(), endpoint);
    }

    /** A group is there, and says nothing by itself. */
    private static FieldValue value(Value value) {
        if (value instanceof Value.Whole whole) {
            return new FieldValue(whole.number(), whole.name().isEmpty() ? null : whole.name());
        } else if (value instanceof Value.Real real) {
            return FieldValue.of(real.number());
        } else if (value instanceof Value.Group) {
            return new FieldValue(null, null);
        }
        return FieldValue.of(value.text());
    }
}
