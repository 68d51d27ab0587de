// SPDX-License-Identifier: MIT
import java.io.FileInputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * Holds PDF files against PDF/UA-1 and PDF/A-2a. Says every rule that a file breaks in a line, "FILE FLAVOUR CLAUSE TEST
 * SENTENCE", and exits with 1 when there is one. One process for all files: its start takes longer than any of them.
 */
class Conformance {
  private static final PDFAFlavour[] FLAVOURS = {PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A};

  public static void main(String[] files) throws Exception {
    LogManager.getLogManager().reset();
    Logger.getLogger("").setLevel(Level.OFF);
    if (files.length == 0) {
      System.err.println("Conformance FILE…");
      System.exit(2);
    }
    VeraGreenfieldFoundryProvider.initialise();
    AtomicInteger broken = new AtomicInteger();
    for (String file : files) {
      for (PDFAFlavour flavour : FLAVOURS) {
        for (String fault : faults(file, flavour)) {
          System.out.println(file + " " + flavour.getId() + " " + fault);
          broken.incrementAndGet();
        }
      }
    }
    System.out.println(files.length + " files, " + broken + " broken rules");
    System.exit(broken.get() == 0 ? 0 : 1);
  }

  /** Each broken rule once, however often it is broken. */
  private static Set<String> faults(String file, PDFAFlavour flavour) {
    Set<String> found = new LinkedHashSet<>();
    try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      var result = validator.validate(parser);
      for (TestAssertion each : result.getTestAssertions()) {
        if (each.getStatus() != TestAssertion.Status.FAILED) continue;
        var rule = each.getRuleId();
        found.add(rule.getClause() + " " + rule.getTestNumber() + " " + each.getMessage().replaceAll("\\s+", " "));
      }
      if (!result.isCompliant() && found.isEmpty()) found.add("- - does not conform");
    } catch (Exception error) {
      found.add("- - cannot be read: " + error.getClass().getSimpleName());
    }
    return found;
  }
}
