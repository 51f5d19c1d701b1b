// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssembledIdeTest {
    private static final String INFO = "org.eclipse.equinox.simpleconfigurator/bundles.info";
    private static final String BEFORE = "org.eclipse.osgi,3.1.0,plugins/org.eclipse.osgi.jar,-1,true\n";

    @TempDir
    private Path folder;
    private Path linux;

    @BeforeEach
    void assemble() throws IOException {
        linux = folder.resolve("products/linux/gtk/x86_64");
        for (String ide : new String[] {"win32/win32/x86_64", "linux/gtk/x86_64"}) {
            Files.createDirectories(folder.resolve("products").resolve(ide).resolve("plugins"));
        }
        Path info = linux.resolve("configuration").resolve(INFO);
        Files.createDirectories(info.getParent());
        Files.writeString(info, BEFORE);
        Files.createFile(linux.resolve("plugins/org.eclipse.equinox.launcher_1.7.0.jar"));
    }

    @Test
    void findsTheOneForLinuxAndItsLauncher() throws IOException {
        AssembledIde ide = AssembledIde.below(folder.resolve("products"));
        assertEquals(linux, ide.folder());
        assertEquals(linux.resolve("plugins/org.eclipse.equinox.launcher_1.7.0.jar"), ide.launcher());
        assertThrows(IOException.class, () -> AssembledIde.below(folder.resolve("products/win32")));
    }

    @Test
    void aConfigurationHasOneBundleMoreAndTheIdeStaysAsItIs() throws IOException {
        Path bundle = folder.resolve("extra.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "extra;singleton:=true");
        manifest.getMainAttributes().putValue("Bundle-Version", "1.2.3");
        new JarOutputStream(Files.newOutputStream(bundle), manifest).close();

        AssembledIde ide = AssembledIde.below(folder.resolve("products"));
        Path made = ide.configurationWith(bundle, folder.resolve("made"));

        assertEquals(BEFORE + "extra,1.2.3," + bundle.toUri() + ",4,false\n", Files.readString(made.resolve(INFO)));
        assertEquals(BEFORE, Files.readString(ide.bundlesInfo()));
    }
}
