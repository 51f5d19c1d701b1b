// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

/**
 * A channel that one side announced to the other by the name service.
 *
 * @param name 1 to 31 bytes
 * @param address of the endpoint on the side that announced it, 0 to 0xFFFFFFFF
 */
public record AnnouncedChannel(String name, long address) {
}
