// SPDX-License-Identifier: EPL-2.0
/**
 * What desktop and agent say to each other: records of one sealed family, a codec for them, and frames on a stream.
 *
 * <p>Both halves always come from the same build; {@link org.rpmsgexplorer.protocol.Schema#fingerprint()} in the
 * handshake proves it. {@code docs/protocol.md} describes the bytes.
 */
package org.rpmsgexplorer.protocol;
