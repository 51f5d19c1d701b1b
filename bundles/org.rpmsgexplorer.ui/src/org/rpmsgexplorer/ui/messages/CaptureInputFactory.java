// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.nio.file.Path;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;

/** Makes inputs of the editor again when the IDE starts. */
public final class CaptureInputFactory implements IElementFactory {
    static final String ID = "org.rpmsgexplorer.ui.capture";
    static final String PATH = "path";

    @Override
    public IAdaptable createElement(IMemento memento) {
        String path = memento.getString(PATH);
        return path == null ? null : new CaptureInput(Path.of(path));
    }
}
