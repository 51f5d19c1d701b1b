// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.rpmsgexplorer.linux.rpmsg.NameServiceMessage;

/** The channels that the board announced to the name service of the remote core. */
final class BoardChannels {
    private static final int MAX = 256;

    private final Map<Long, AnnouncedChannel> byAddress = new LinkedHashMap<>();

    /** Takes note of an announcement; returns false where it makes no sense or there are too many. */
    boolean received(byte[] payload) {
        NameServiceMessage message;
        try {
            message = NameServiceMessage.decode(payload);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
        if (message.destroy()) {
            return byAddress.remove(message.address()) != null;
        }
        if (byAddress.size() == MAX && !byAddress.containsKey(message.address())) {
            return false;
        }
        byAddress.put(message.address(), new AnnouncedChannel(message.name(), message.address()));
        return true;
    }

    void clear() {
        byAddress.clear();
    }

    List<AnnouncedChannel> list() {
        return List.copyOf(byAddress.values());
    }
}
