// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

#include "toolkit/assets.h"
#include "toolkit/pages/pages.h"

namespace toolkit {
namespace {

struct File {
  const char* address;
  const char* path;
  const char* content_type;
};

/// Files of Debian packages that the pages use: the style sheet below our theme, and the letters of the screen.
constexpr std::array kSystemFiles = {
    File{"/assets/bootstrap.css", "/usr/share/javascript/bootstrap5/css/bootstrap.min.css", "text/css; charset=utf-8"},
    File{"/assets/lato-regular.ttf", "/usr/share/fonts/truetype/lato/Lato-Regular.ttf", "font/ttf"},
    File{"/assets/lato-bold.ttf", "/usr/share/fonts/truetype/lato/Lato-Bold.ttf", "font/ttf"},
    File{"/assets/gentium.ttf", "/usr/share/fonts/truetype/gentiumplus/GentiumBookPlus-Regular.ttf", "font/ttf"},
};

constexpr std::array kOwnFiles = {
    File{"/assets/style.css", "web/style.css", "text/css; charset=utf-8"},
    File{"/assets/script.js", "web/script.js", "text/javascript; charset=utf-8"},
    File{"/assets/icon.svg", "web/icon.svg", "image/svg+xml"},
};

/// Empty when the package is not installed: the pages work without these files, only plainer.
std::string read_system_file(const char* path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(bytes).str();
}

http::Route asset_route(const char* address, const char* content_type, std::string body) {
  return {http::Method::Get, address, http::Needs::Nothing, 0,
          [content_type, body = std::move(body)](const http::Request&) {
            return http::Reply{200, content_type, body, {}};
          }};
}

constexpr std::string_view kPictureFolder = "web/help/";

/// A picture of the help, taken of the program itself; 404 when there is none of this name.
http::Reply help_picture(const View& view, const http::Request& request) {
  const auto path = std::string(kPictureFolder) + request.parameters.at(0);
  const auto found = std::ranges::find(assets(), path, &Asset::path);
  return found == assets().end() ? not_found(view) : http::Reply{200, "image/png", std::string(found->text), {}};
}

}  // namespace

void add_asset_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  for (const auto& [address, path, content_type] : kSystemFiles) {
    routes.push_back(asset_route(address, content_type, read_system_file(path)));
  }
  for (const auto& [address, path, content_type] : kOwnFiles) {
    routes.push_back(asset_route(address, content_type, std::string(asset(path))));
  }
  routes.push_back({http::Method::Get, "/assets/help/{picture}", http::Needs::Session, 0,
                    [&room](const auto& request) { return help_picture(room.view, request); }});
}

}  // namespace toolkit
