// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.file;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;

/** Where lines begin in a file: one for each field, and one for each sample, so that people and diff can read it. */
final class RunLayout implements PrettyPrinter {
    /** What is deeper than this stays on its line. */
    private static final int DEEPEST = 2;

    private int depth;

    @Override
    public void writeRootValueSeparator(JsonGenerator out) {
        // There is one root.
    }

    @Override
    public void writeStartObject(JsonGenerator out) throws IOException {
        out.writeRaw('{');
        depth++;
    }

    @Override
    public void beforeObjectEntries(JsonGenerator out) throws IOException {
        begin(out);
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
        out.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
        separate(out);
    }

    @Override
    public void writeEndObject(JsonGenerator out, int entries) throws IOException {
        end(out, entries, '}');
    }

    @Override
    public void writeStartArray(JsonGenerator out) throws IOException {
        out.writeRaw('[');
        depth++;
    }

    @Override
    public void beforeArrayValues(JsonGenerator out) throws IOException {
        begin(out);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
        separate(out);
    }

    @Override
    public void writeEndArray(JsonGenerator out, int values) throws IOException {
        end(out, values, ']');
    }

    private void begin(JsonGenerator out) throws IOException {
        if (depth <= DEEPEST) {
            line(out);
        }
    }

    private void separate(JsonGenerator out) throws IOException {
        out.writeRaw(',');
        if (depth <= DEEPEST) {
            line(out);
        } else {
            out.writeRaw(' ');
        }
    }

    private void end(JsonGenerator out, int entries, char bracket) throws IOException {
        depth--;
        if (entries > 0 && depth < DEEPEST) {
            line(out);
        }
        out.writeRaw(bracket);
    }

    private void line(JsonGenerator out) throws IOException {
        out.writeRaw("\n" + "  ".repeat(depth));
    }
}
