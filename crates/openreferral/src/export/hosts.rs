//! What common hosts must be told, so that `/services` gives `services.json`, and pages of other sites may read it.
//!
//! Each host reads its own file and passes over the others. Amazon S3 and GitHub Pages read none of them: docs/export.md says what to do there.

use super::FOLDERS;

/// The names of the files.
const RULES: [&str; 5] = ["_headers", "_redirects", ".htaccess", "nginx.conf", "web.config"];

/// True for the name of one of the files.
pub(super) fn is_rule(name: &str) -> bool {
    RULES.contains(&name)
}

/// The files for a feed at this address, each with its name.
pub(super) fn rules(address: &str) -> Vec<(&'static str, String)> {
    let path = path(address);
    let texts = [headers(path), redirects(path), APACHE.to_owned(), nginx(path), IIS.to_owned()];
    RULES.into_iter().zip(texts).collect()
}

/// The path of an address on its host, with a slash before it: `/feed`; nothing for a feed that has the host for itself.
fn path(address: &str) -> &str {
    let host = address.split_once("://").map_or(address, |(_, host)| host);
    host.find('/').and_then(|begins| host.get(begins..)).unwrap_or("")
}

/// Netlify and Cloudflare Pages: other sites may read, and it is JSON. They read the file in the folder of the whole site.
fn headers(path: &str) -> String {
    format!("{path}/*\n  Access-Control-Allow-Origin: *\n  Content-Type: application/json; charset=utf-8\n")
}

/// Netlify and Cloudflare Pages: an address without an ending is answered with the file, and stays what it is.
fn redirects(path: &str) -> String {
    let mut text = format!("{path}/ {path}/index.json 200\n");
    for folder in FOLDERS {
        text.push_str(&format!("{path}/{folder} {path}/{folder}.json 200\n{path}/{folder}/:id {path}/{folder}/:id.json 200\n"));
    }
    text
}

/// nginx: to include in a `server`.
fn nginx(path: &str) -> String {
    format!(
        "# Include this in the server {{ … }} that serves the folder.
location {path}/ {{
    index index.json;
    try_files $uri.json $uri $uri/ =404;
    default_type application/json;
    add_header Access-Control-Allow-Origin * always;
}}
"
    )
}

/// Apache httpd, with mod_rewrite and mod_headers.
const APACHE: &str = "DirectoryIndex index.json
DirectorySlash Off
Options -Indexes -MultiViews
AddType application/json .json
Header set Access-Control-Allow-Origin *
RewriteEngine On
RewriteCond %{REQUEST_FILENAME}.json -f
RewriteRule ^(.+)$ $1.json [L]
";

/// Internet Information Services, with its module URL Rewrite.
const IIS: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <defaultDocument><files><clear /><add value="index.json" /></files></defaultDocument>
    <staticContent><remove fileExtension=".json" /><mimeMap fileExtension=".json" mimeType="application/json" /></staticContent>
    <httpProtocol><customHeaders><add name="Access-Control-Allow-Origin" value="*" /></customHeaders></httpProtocol>
    <rewrite>
      <rules>
        <rule name="without the ending" stopProcessing="true">
          <match url="^(.+)$" />
          <conditions><add input="{REQUEST_FILENAME}.json" matchType="IsFile" /></conditions>
          <action type="Rewrite" url="{R:1}.json" />
        </rule>
      </rules>
    </rewrite>
  </system.webServer>
</configuration>
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_stand_under_the_feed_s_own_path() {
        assert_eq!(path("https://www.example.org/open/feed"), "/open/feed");
        assert_eq!(path("https://feed.example.org"), "");
        assert_eq!(path(""), "");
        assert!(redirects("/feed").contains("/feed/services/:id /feed/services/:id.json 200\n"));
        assert!(nginx("").contains("location / {"));
    }
}
