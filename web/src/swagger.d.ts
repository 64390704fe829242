declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  /** Draws the documentation into a page; only the settings this project uses. */
  interface SwaggerUI {
    (settings: {
      url: string;
      dom_id: string;
      deepLinking: boolean;
      validatorUrl: null;
      docExpansion: 'list' | 'none';
      defaultModelsExpandDepth: number;
      presets: unknown[];
      onComplete: () => void;
    }): unknown;
    presets: { apis: unknown };
  }
  const SwaggerUIBundle: SwaggerUI;
  export default SwaggerUIBundle;
}
