# The binary beside a PostGIS of its own choice (docker-compose.yml brings one).
FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -o /antoan ./cmd/antoan

FROM debian:bookworm-slim
# gdal-bin reads boundary formats other than GeoJSON and GeoPackage.
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends gdal-bin ca-certificates && rm -rf /var/lib/apt/lists/* \
    && useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin antoan
COPY --from=build /antoan /usr/local/bin/antoan
USER antoan
EXPOSE 8080
ENTRYPOINT ["antoan"]
CMD ["serve", "--listen", "0.0.0.0:8080"]
