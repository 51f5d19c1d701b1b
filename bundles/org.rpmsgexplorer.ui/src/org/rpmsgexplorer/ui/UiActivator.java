// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui;

import java.io.IOException;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.prefs.Preferences;
import org.rpmsgexplorer.core.benchmark.file.RunFolder;
import org.rpmsgexplorer.core.benchmark.file.RunStore;
import org.rpmsgexplorer.ui.benchmark.Benchmarks;
import org.rpmsgexplorer.ui.benchmark.RunCatalog;
import org.rpmsgexplorer.ui.boards.Boards;
import org.rpmsgexplorer.ui.boards.CommandUpdate;
import org.rpmsgexplorer.ui.console.ConsoleLog;
import org.rpmsgexplorer.ui.endpoint.EndpointClosing;
import org.rpmsgexplorer.ui.launch.BenchmarkHandler;
import org.rpmsgexplorer.ui.launch.BenchmarkPropertyTester;
import org.rpmsgexplorer.ui.preferences.RpmsgPreferences;
import org.rpmsgexplorer.ui.signin.DialogSignIns;
import org.rpmsgexplorer.ui.traffic.TrafficService;

/** Owns what lives as long as the IDE: the boards, the traffic and the benchmark, which end with it. */
public final class UiActivator implements BundleActivator {
    private static final String SPI_FLY = "org.apache.aries.spifly.dynamic.bundle";

    private Boards boards;
    private TrafficService traffic;
    private Benchmarks benchmarks;

    @Override
    public void start(BundleContext context) throws BundleException {
        startSpiFly(context);
        Preferences kept = InstanceScope.INSTANCE.getNode(context.getBundle().getSymbolicName()).node("boards");
        boards = new Boards(kept, new DialogSignIns(), new ConsoleLog());
        context.registerService(Boards.class, boards, null);
        traffic = new TrafficService(() -> Platform.getStateLocation(context.getBundle()).append("captures").toPath(),
                RpmsgPreferences::keptCaptures, (text, why) -> ILog.of(TrafficService.class).warn(text, why));
        boards.whenClosing(connection -> EndpointClosing.closeAll(traffic, connection));
        context.registerService(TrafficService.class, traffic, null);
        benchmarks = new Benchmarks(boards::connection, new RunCatalog(new RunStore(RunFolder.usual())));
        boards.whenLeaving(benchmarks::cancel);
        context.registerService(Benchmarks.class, benchmarks, null);
        CommandUpdate buttons = new CommandUpdate(List.of(BenchmarkPropertyTester.CAN_BENCHMARK), List.of(BenchmarkHandler.COMMAND));
        boards.addListener(buttons);
        benchmarks.addListener(buttons);
    }

    /** NatTable's collections find their parts by it; most IDEs start it by themselves, some only have it. */
    private static void startSpiFly(BundleContext context) throws BundleException {
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getSymbolicName().equals(SPI_FLY)) {
                bundle.start(Bundle.START_TRANSIENT);
            }
        }
    }

    /** First what records, so that it has all that has come. */
    @Override
    public void stop(BundleContext context) throws IOException {
        try {
            benchmarks.close();
            traffic.close();
        } finally {
            boards.close();
        }
    }

    /** Returns the boards of this IDE. */
    public static Boards boards() {
        return service(Boards.class);
    }

    /** Returns the traffic of this IDE. */
    public static TrafficService traffic() {
        return service(TrafficService.class);
    }

    /** Returns the benchmark of this IDE, and the runs that are kept. */
    public static Benchmarks benchmarks() {
        return service(Benchmarks.class);
    }

    private static <S> S service(Class<S> type) {
        BundleContext context = FrameworkUtil.getBundle(UiActivator.class).getBundleContext();
        return context.getService(context.getServiceReference(type));
    }
}
