// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

/** Answers each message with the same payload. */
final class EchoService implements Service {
    @Override
    public void received(Outlet outlet, long sender, byte[] payload) throws FrontEndException {
        outlet.reply(sender, payload);
    }
}
