// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Writes the run that is selected in the view to a file: the one that is named, or one that is asked for. */
public final class ExportHandler extends AbstractHandler {
    private static final String FILE = "org.rpmsgexplorer.ui.exportBenchmark.file";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        if (HandlerUtil.getActivePartChecked(event) instanceof BenchmarkView view) {
            view.export(Optional.ofNullable(event.getParameter(FILE)).map(Path::of));
        }
        return null;
    }
}
