// SPDX-License-Identifier: MIT
/// HarfBuzz adds to its list of languages by an atomic exchange, which the sanitizer cannot see in a library that was
/// built without it. The name is the sanitizer's.
extern "C" const char* __tsan_default_suppressions() {
  return "race:hb_ot_tags_from_script_and_language\n";
}
