"""A real nginx that ends TLS in front of the server, and a page of another site that frames ours."""
import os
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# Buffering and the rest are as nginx has them by itself: the answers have to say what they need.
CONFIGURATION = """
{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    client_max_body_size 100m;
    gzip on;
    gzip_proxied any;
    gzip_types text/plain text/event-stream application/json;
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate {folder}/certificate.pem;
        ssl_certificate_key {folder}/key.pem;
        location /vignette/ {{
            proxy_pass {target};
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            {more}
        }}
    }}
}}
"""


class Nginx:
    """https://localhost:PORT/vignette/. `strips`: the prefix does not reach the server; `more`: further directives."""

    def __init__(self, server, strips, more=""):
        self.server, self.strips, self.more = server, strips, more

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="vignette-nginx-")
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
             "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout",
             f"{self.folder}/key.pem", "-out", f"{self.folder}/certificate.pem"], check=True, capture_output=True)
        path = f"{self.folder}/nginx.conf"
        with open(path, "w") as file:
            file.write(CONFIGURATION.format(
                folder=self.folder, port=self.port, more=self.more,
                # Workers of an nginx that root started are somebody else, who may not read the folder.
                user="user root;" if os.geteuid() == 0 else "",
                target=self.server.origin + ("/" if self.strips else "")))
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        self.process = subprocess.Popen(
            [program, "-p", self.folder, "-c", path, "-e", f"{self.folder}/error.log"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        end = time.monotonic() + 30
        while True:
            assert self.process.poll() is None, self.process.stderr.read()
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                assert time.monotonic() < end, "nginx does not listen"
                time.sleep(0.02)

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def origin(self):
        return f"https://localhost:{self.port}"

    @property
    def url(self):
        return self.origin + "/vignette/"

    def trust(self):
        return ssl.create_default_context(cafile=f"{self.folder}/certificate.pem")


class OtherSite:
    """A page of another origin; `body` is what stands in it."""

    def __init__(self, body):
        html = f"<!doctype html><meta charset=utf-8><title>Other</title>{body}".encode()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", str(len(html)))
                self.end_headers()
                self.wfile.write(html)

            def log_message(self, *_):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def __enter__(self):
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.http.shutdown()
        self.http.server_close()

    @property
    def url(self):
        return f"http://localhost:{self.http.server_port}/"
