// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.load;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;

/**
 * What the UI thread did while messages came at a steady rate.
 *
 * @param messages how many came
 * @param longestBlockMillis for how long at most the UI thread took no event
 * @param framesPerSecond how often the table was painted
 */
public record FloodRun(int messages, double longestBlockMillis, double framesPerSecond) {
    /**
     * Lets messages of 64 bytes come, and handles events until the time is over. UI thread only.
     *
     * @param table whose paints are counted
     * @param line where the messages come
     * @param perSecond how many; with none this shows what the machine itself does
     */
    public static FloodRun run(Control table, FeedLine line, int perSecond, Duration time) {
        Display display = table.getDisplay();
        int[] paints = new int[1];
        Listener counter = event -> paints[0]++;
        table.addListener(SWT.Paint, counter);
        CompletableFuture<Integer> flood = CompletableFuture.supplyAsync(() -> send(line, perSecond, time));
        flood.whenComplete((count, failed) -> display.wake());
        long start = System.nanoTime();
        try (Heartbeat heartbeat = Heartbeat.begin(display)) {
            while (!flood.isDone()) {
                if (!display.readAndDispatch()) {
                    display.sleep();
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return new FloodRun(flood.join(), heartbeat.longestMillis(), paints[0] / seconds);
        } finally {
            table.removeListener(SWT.Paint, counter);
        }
    }

    private static int send(FeedLine line, int perSecond, Duration time) {
        try {
            return line.flood(perSecond, time);
        } catch (InterruptedException ended) {
            throw new CompletionException(ended);
        }
    }
}
