// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.stream.Stream;

/** A standard stream whose encoding lacks our dashes and dots, as that of many Windows consoles: ASCII stands for them. */
final class PlainStream extends PrintStream {
    private static final String NOT_ASCII = "–…\uFFFD";

    /**
     * Creates a stream.
     *
     * @param out goes on to it
     */
    PlainStream(PrintStream out, Charset charset) {
        super(out, true, charset);
    }

    /** Puts such streams in front of standard output and error where they are needed. */
    static void install() {
        Charset output = charset("stdout.encoding", "sun.stdout.encoding");
        if (!output.newEncoder().canEncode(NOT_ASCII.substring(0, 2))) {
            System.setOut(new PlainStream(System.out, output));
        }
        Charset errors = charset("stderr.encoding", "sun.stderr.encoding");
        if (!errors.newEncoder().canEncode(NOT_ASCII.substring(0, 2))) {
            System.setErr(new PlainStream(System.err, errors));
        }
    }

    /** Java 18 and later tell by the first property, Java 17 by the second and only for consoles. */
    private static Charset charset(String property, String before) {
        return Stream.of(property, before, "native.encoding").map(System::getProperty)
                .filter(name -> name != null && Charset.isSupported(name)).findFirst().map(Charset::forName)
                .orElseGet(Charset::defaultCharset);
    }

    @Override
    public void print(String text) {
        super.print(text == null ? null : text.replace('–', '-').replace("…", "...").replace('\uFFFD', '?'));
    }
}
