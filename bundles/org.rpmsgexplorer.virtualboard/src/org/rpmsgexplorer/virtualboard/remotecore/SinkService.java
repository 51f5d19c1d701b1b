// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import java.nio.charset.StandardCharsets;

/**
 * Counts messages and bytes.
 *
 * <p>The texts {@code count} and {@code reset} are not counted; both are answered with the counts, as
 * {@code messages=12 bytes=480}, after {@code reset} with zeros.
 */
final class SinkService implements Service {
    private long messages;
    private long bytes;

    @Override
    public void received(Outlet outlet, long sender, byte[] payload) throws FrontEndException {
        switch (new String(payload, StandardCharsets.UTF_8).strip()) {
            case "count" -> answer(outlet, sender);
            case "reset" -> {
                messages = 0;
                bytes = 0;
                answer(outlet, sender);
            }
            default -> {
                messages++;
                bytes += payload.length;
            }
        }
    }

    private void answer(Outlet outlet, long sender) throws FrontEndException {
        String counts = "messages=" + messages + " bytes=" + bytes;
        outlet.reply(sender, counts.getBytes(StandardCharsets.UTF_8));
    }
}
