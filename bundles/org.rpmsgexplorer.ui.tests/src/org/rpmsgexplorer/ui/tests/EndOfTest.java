// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Ends with each test what would otherwise go on into the next one; JUnit finds it in META-INF/services. */
public final class EndOfTest implements AfterEachCallback {
    @Override
    public void afterEach(ExtensionContext test) {
        DialogPage.expectNone();
    }
}
