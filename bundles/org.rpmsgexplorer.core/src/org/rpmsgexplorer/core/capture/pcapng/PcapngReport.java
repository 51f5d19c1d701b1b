// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.pcapng;

import java.util.OptionalLong;

/**
 * What an import has taken and left.
 *
 * @param rows rows of all kinds that were taken
 * @param messages messages among them
 * @param shortened messages of which the file does not have all bytes
 * @param otherLinks packets that were left: their link type is not USER0
 * @param noHeader packets that were left: they are shorter than rpmsg's header
 * @param cutAt where the last whole block ends, in bytes, if the file breaks off within one
 */
public record PcapngReport(long rows, long messages, long shortened, long otherLinks, long noHeader,
        OptionalLong cutAt) {
}
