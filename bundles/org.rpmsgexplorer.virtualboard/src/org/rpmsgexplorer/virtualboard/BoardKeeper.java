// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard;

import java.io.IOException;

/**
 * The process that keeps a virtual board for people, until it is told to stop ({@link BoardControl}).
 *
 * <p>Arguments: the board's name, and {@code on} or {@code off} for the fd uAPI. It prints {@code ready} when sshd
 * answers, or what failed, and nothing afterwards. Where nobody reads that any more, the board ends at once.
 */
public final class BoardKeeper {
    /** What it prints when the board runs. */
    public static final String READY = "ready";

    private BoardKeeper() {
    }

    public static void main(String[] arguments) {
        int exit = 0;
        try (VirtualBoard board = VirtualBoard.start(arguments[0], arguments[1].equals("on"), Kernel.locate())) {
            System.out.println(READY);
            // Whoever wanted the board may have been killed meanwhile; then nobody would stop it.
            boolean wanted = !System.out.checkError();
            System.out.close();
            if (wanted) {
                board.awaitEnd();
            }
        } catch (VirtualBoardException failed) {
            System.out.println(failed.getMessage() + "\t" + failed.hint());
            exit = 1;
        } catch (IOException | RuntimeException failed) {
            System.out.println(failed + "\t");
            exit = 1;
        } catch (InterruptedException ended) {
            exit = 1;
        }
        System.exit(exit);
    }
}
