// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.pcapng;

/** The numbers of pcapng (draft-ietf-opsawg-pcapng) that this package writes and reads. */
final class Format {
    static final int SECTION = 0x0A0D0D0A;
    static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
    static final int INTERFACE = 1;
    /** The packet block of old, which enhanced ones have replaced. */
    static final int OLD_PACKET = 2;
    static final int SIMPLE_PACKET = 3;
    static final int STATISTICS = 5;
    static final int PACKET = 6;

    static final int END_OF_OPTIONS = 0;
    static final int COMMENT = 1;
    static final int SECTION_APPLICATION = 4;
    static final int INTERFACE_NAME = 2;
    static final int INTERFACE_DESCRIPTION = 3;
    static final int INTERFACE_RESOLUTION = 9;
    static final int INTERFACE_OFFSET = 14;
    static final int PACKET_FLAGS = 2;
    static final int PACKET_DROPS = 4;
    static final int STATISTICS_RECEIVED = 4;
    static final int STATISTICS_DROPS = 5;

    static final int DIRECTION_MASK = 3;
    static final int INBOUND = 1;
    static final int OUTBOUND = 2;

    /** LINKTYPE_USER0. */
    static final int LINK_TYPE = 147;
    /** The length of rpmsg's own header: {@code le32 src, le32 dst, le32 reserved, le16 len, le16 flags}. */
    static final int HEADER = 16;
    /** An address that is not known, as it stands in that header. */
    static final long UNKNOWN_ADDRESS = 0xFFFF_FFFFL;
    static final long SECOND = 1_000_000_000L;

    private Format() {
    }
}
