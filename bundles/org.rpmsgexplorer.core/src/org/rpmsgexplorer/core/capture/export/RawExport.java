// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.export;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowSink;

/** Writes the payloads of a capture's messages, one behind the other; leaves all other rows. */
public final class RawExport implements RowSink {
    private final DataOutputStream out;
    private final boolean lengths;
    private byte[] bytes = new byte[512];

    /**
     * Begins a file.
     *
     * @param out is closed with this; needs no buffer of its own
     * @param lengths whether each payload has its length before it, in 4 bytes, little-endian
     */
    public RawExport(OutputStream out, boolean lengths) {
        this.out = new DataOutputStream(new BufferedOutputStream(out, 64 * 1024));
        this.lengths = lengths;
    }

    @Override
    public void endpoint(CapturedEndpoint endpoint) {
        // A payload does not tell whose it is.
    }

    @Override
    public void row(Row row) throws IOException {
        if (row.kind() != Row.Kind.MESSAGE) {
            return;
        }
        int length = row.length();
        if (lengths) {
            out.writeInt(Integer.reverseBytes(length));
        }
        if (bytes.length < length) {
            bytes = new byte[length];
        }
        row.payload().get(bytes, 0, length);
        out.write(bytes, 0, length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
