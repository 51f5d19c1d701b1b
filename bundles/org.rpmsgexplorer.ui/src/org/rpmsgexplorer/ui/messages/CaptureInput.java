// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IURIEditorInput;
import org.rpmsgexplorer.ui.ViewImages;

/** A capture anywhere on the disk, for its editor; it is opened again with the IDE. */
public final class CaptureInput extends PlatformObject implements IURIEditorInput, IPersistableElement {
    private final Path path;

    public CaptureInput(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    @Override
    public URI getURI() {
        return path.toUri();
    }

    @Override
    public boolean exists() {
        return Files.exists(path);
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return ViewImages.of("capture");
    }

    @Override
    public String getName() {
        return path.getFileName().toString();
    }

    @Override
    public String getToolTipText() {
        return path.toString();
    }

    @Override
    public IPersistableElement getPersistable() {
        return this;
    }

    @Override
    public String getFactoryId() {
        return CaptureInputFactory.ID;
    }

    @Override
    public void saveState(IMemento memento) {
        memento.putString(CaptureInputFactory.PATH, path.toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CaptureInput input && input.path.equals(path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }
}
