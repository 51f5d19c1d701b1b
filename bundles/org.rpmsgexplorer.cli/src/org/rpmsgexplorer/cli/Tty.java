// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Asks the person at the terminal, also where standard input and output are pipes, as ssh does.
 *
 * <p>{@link Console} is there only where neither is a pipe, and takes pipes for terminals in newer versions of Java; it
 * is for systems without {@code /dev/tty}.
 */
final class Tty {
    private static final Path DEVICE = Path.of("/dev/tty");
    private static final String CLEAR = "\r\033[K";
    private static final int MAX_ANSWER = 4096;
    private static final long STTY_SECONDS = 5;

    private Tty() {
    }

    /** Returns whether a person is there who sees a question: one of the streams for people leads to a terminal. */
    static boolean isThere() {
        if (!Files.exists(DEVICE)) {
            return System.console() != null;
        } else if (!leadsToTerminal(0) && !leadsToTerminal(2)) {
            return false;
        }
        try {
            Files.newInputStream(DEVICE).close();
            return true;
        } catch (IOException noTerminal) {
            return false;
        }
    }

    private static boolean leadsToTerminal(int descriptor) {
        try {
            String target = Path.of("/dev/fd/" + descriptor).toRealPath().toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException closed) {
            return false;
        }
    }

    /** Asks for a line; nothing where the person ends the input instead. */
    static Optional<char[]> ask(String prompt, boolean echo) {
        if (!Files.exists(DEVICE)) {
            return console(prompt, echo);
        }
        try (InputStream in = Files.newInputStream(DEVICE); OutputStream out = Files.newOutputStream(DEVICE)) {
            PrintStream text = new PrintStream(out, true, Charset.defaultCharset());
            if (echo) {
                show(text, prompt);
                return line(in);
            }
            Thread restore = new Thread(() -> stty("echo"), "terminal-echo");
            Runtime.getRuntime().addShutdownHook(restore);
            // Before the prompt, so that no one types before it is in force.
            stty("-echo");
            try {
                show(text, prompt);
                return line(in);
            } finally {
                stty("echo");
                text.println();
                forget(restore);
            }
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static void show(PrintStream text, String prompt) {
        text.print(CLEAR + prompt);
        text.flush();
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException exiting) {
            // It runs already.
        }
    }

    private static Optional<char[]> console(String prompt, boolean echo) {
        Console console = System.console();
        if (echo) {
            return Optional.ofNullable(console.readLine("%s", prompt)).map(String::toCharArray);
        }
        return Optional.ofNullable(console.readPassword("%s", prompt));
    }

    /** Java cannot switch the echo of a terminal. */
    private static void stty(String what) {
        try {
            Process stty = new ProcessBuilder("stty", what).redirectInput(DEVICE.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            stty.waitFor(STTY_SECONDS, TimeUnit.SECONDS);
        } catch (IOException missing) {
            // Then the answer is seen, which is better than none.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<char[]> line(InputStream in) throws IOException {
        byte[] bytes = new byte[MAX_ANSWER];
        int count = 0;
        int next = in.read();
        boolean any = next >= 0;
        while (next >= 0 && next != '\n') {
            if (count < bytes.length) {
                bytes[count++] = (byte) next;
            }
            next = in.read();
        }
        CharBuffer text = Charset.defaultCharset().decode(ByteBuffer.wrap(bytes, 0, count));
        char[] answer = Arrays.copyOf(text.array(), text.limit());
        Arrays.fill(text.array(), '\0');
        Arrays.fill(bytes, (byte) 0);
        return any ? Optional.of(answer) : Optional.empty();
    }
}
