// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import picocli.CommandLine.IVersionProvider;

/** Says which version this is, from the jar's manifest. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }

    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "rpmsg " + (version == null ? "(not packaged)" : version);
    }
}
