// SPDX-License-Identifier: MIT
#include "toolkit/command_line.h"

int main(int argc, char** argv) {
  return toolkit::run_command_line(argc, argv);
}
